import { base64url } from '#shared/ballots/digests.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Draft } from './questions.ts';

/** What the page keeps in the browser so that a reload or an empty battery loses no vote. Wiped after the cast. */

/** A box's ballot paper: drawn, then signed. Values base64url. */
export interface Paper {
  box: number;
  prefix: string;
  serial: string;
  /** what was asked to be signed, and what takes the blinding off again; null once it is signed */
  blinding: { blinded: string; secret: string } | null;
  signature: string | null;
}

export interface Receipt {
  /** whom the ballot rated, in a few words */
  label: string;
  hash: string;
}

export interface Saved {
  format: 1;
  /** tells a card from another without naming it */
  card: string;
  /** until the papers are signed: to ask again after a lost reply */
  code: string | null;
  /** places of the boxes that the card opens */
  boxes: readonly number[];
  /** not cast yet */
  papers: readonly Paper[];
  draft: Draft;
  /** casting has begun: nothing is changed any more */
  sealed: boolean;
  receipts: readonly Receipt[];
}

export const markOfCard = (code: string): string =>
  base64url(sha256(new TextEncoder().encode(`kaoping.card-mark/1 ${code}`))).slice(0, 22);

export const begun = (code: string, boxes: readonly number[]): Saved => ({
  format: 1,
  card: markOfCard(code),
  code,
  boxes,
  papers: [],
  draft: {},
  sealed: false,
  receipts: [],
});

/** How far a ballot is. */
export type Stage = 'collect' | 'fill' | 'cast' | 'done';

export function stageOf(saved: Saved): Stage {
  if (saved.papers.length === 0) return saved.sealed ? 'done' : 'collect';
  if (saved.papers.some((paper) => paper.signature === null)) return 'collect';
  return saved.sealed ? 'cast' : 'fill';
}

/** After a box's ballot was counted: its receipt is kept; its paper and what was said are not. */
export function counted(saved: Saved, box: number, receipt: Receipt): Saved {
  const draft = Object.fromEntries(Object.entries(saved.draft).filter(([key]) => !key.startsWith(`${box}.`)));
  return {
    ...saved,
    draft,
    papers: saved.papers.filter((paper) => paper.box !== box),
    receipts: [...saved.receipts, receipt],
  };
}

/** A place where text is kept: `localStorage`, or nothing where the browser refuses it. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser keeps nothing, as in a private window or with a full storage. */
export class NothingKept extends Error {
  override name = 'NothingKept';
}

export interface Keeper {
  /** a card whose address was opened and that was not used yet: for a reload, in this window alone */
  readCard(): string | null;
  writeCard(code: string): void;
  forgetCard(): void;
  read(): Saved | null;
  /** Throws {@link NothingKept} unless it can be read again. */
  write(saved: Saved): void;
  /** all but the receipts */
  wipe(): void;
  /** receipts that the voter wanted to keep */
  readReceipts(): Receipt[];
  writeReceipts(receipts: readonly Receipt[]): void;
  wipeReceipts(): void;
}

/**
 * @param window what ends with the browser's window
 * @param poll the poll's fingerprint: another poll has another place
 */
export function keeper(place: Place | null, window: Place | null, poll: string): Keeper {
  const key = `kaoping.vote.${poll.slice(0, 22)}`;
  const cardKey = `kaoping.card.${poll.slice(0, 22)}`;
  const receiptsKey = `kaoping.receipts.${poll.slice(0, 22)}`;
  const read = <T>(name: string): T | null => {
    try {
      return JSON.parse(place?.getItem(name) || 'null') as T | null;
    } catch {
      return null;
    }
  };
  const write = (name: string, value: unknown): void => {
    const text = JSON.stringify(value);
    try {
      place?.setItem(name, text);
    } catch (error) {
      throw new NothingKept('', { cause: error });
    }
    if (place?.getItem(name) !== text) throw new NothingKept();
  };
  const wipe = (name: string, from = place): void => {
    try {
      from?.removeItem(name);
    } catch {
      // what could not be written is not there
    }
  };
  return {
    readCard: () => window?.getItem(cardKey) || null,
    writeCard(code) {
      try {
        window?.setItem(cardKey, code);
      } catch {
        // after a reload the card is scanned again
      }
    },
    forgetCard: () => wipe(cardKey, window),
    read() {
      const saved = read<Saved>(key);
      return saved && saved.format === 1 ? saved : null;
    },
    write: (saved) => write(key, saved),
    wipe() {
      wipe(key);
      wipe(cardKey, window);
    },
    readReceipts: () => read<Receipt[]>(receiptsKey) || [],
    writeReceipts: (receipts) => write(receiptsKey, receipts),
    wipeReceipts: () => wipe(receiptsKey),
  };
}

/** The browser's storage, or null where even asking for it is refused. */
export function browserStorage(name: 'localStorage' | 'sessionStorage'): Place | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}
