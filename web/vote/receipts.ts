import type { PublishedPoll } from '#shared/ballots/published.ts';
import type { Receipt } from './saved.ts';

/** A receipt is 43 characters of base64url. People write down its beginning. */
export const shortReceipt = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) || []).join(' ');

const shortest = 12;

/** Every receipt in a text that somebody pasted: whole ones wherever they stand (a link's key has their length), else a line's characters together. */
export function receiptsIn(text: string): string[] {
  const whole = text.match(/(^|[^A-Za-z0-9_=-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g);
  const found = whole
    ? whole.map((match) => match.slice(-43))
    : text
        .split(/[\n,;，；、]/)
        .map((line) => line.replace(/\s/g, ''))
        .filter((line) => line.length >= shortest && line.length <= 43 && /^[A-Za-z0-9_-]+$/.test(line));
  return found.filter((hash, i) => found.indexOf(hash) === i);
}

/** The box whose list has this receipt, or null. Done here: nobody learns which one was looked up. */
export function findReceipt({ boxes }: Pick<PublishedPoll, 'boxes'>, receipt: string): number | null {
  const place = boxes.findIndex(({ hashes }) => hashes !== null && hashes.some((hash) => hash.indexOf(receipt) === 0));
  return place < 0 ? null : place;
}

/** What is copied, saved or printed. */
export function receiptText(
  receipts: readonly Receipt[],
  heading: { title: string; unit: string; how: string; address: string },
): string {
  const lines = receipts.map(({ label, hash }) => `${label}\n${hash}`);
  return [`${heading.unit} ${heading.title}`, ...lines, heading.how, heading.address].join('\n\n');
}
