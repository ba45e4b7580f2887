import { randomUUID } from 'node:crypto';
import type { Mail } from '../mail.ts';

/** A sender as configured: `考评 <kaoping@example.cn>`, or the address alone. */
export interface Sender {
  name: string;
  address: string;
}

export const senderOf = (text: string): Sender => {
  const [, name = '', address] = /^\s*(?:"?([^"<>]*?)"?\s*<)?([^\s<>@]+@[^\s<>@]+)>?\s*$/u.exec(text) ?? [];
  if (address === undefined) throw new Error(`not a sender: ${text}`);
  return { name, address };
};

/** so many bytes in a word of a header (RFC 2047: at most 75 characters with what stands around) */
const wordBytes = 45;

/** A header's text: as it is where it is plain ASCII, else in words of base64, none of which cuts a character. */
const headerText = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [''];
  for (const character of text.replace(/[\r\n]+/g, ' '))
    if (Buffer.byteLength(words.at(-1)! + character) > wordBytes) words.push(character);
    else words[words.length - 1] += character;
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
};

const base64Lines = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');

/** The message as a mail server takes it (RFC 5322, 2045, 2046): text and HTML side by side, in base64. */
export function mimeOf({ to, subject, text, html }: Mail, from: Sender, at: Date): string {
  const boundary = `kaoping-${randomUUID()}`;
  const part = (type: string, content: string): string[] => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(content),
  ];
  const name = from.name === '' ? '' : headerText(from.name);
  return [
    `From: ${name === '' ? from.address : `${/^=\?/.test(name) ? name : `"${name}"`} <${from.address}>`}`,
    `To: ${to.replace(/[\r\n]+/g, ' ')}`,
    `Subject: ${headerText(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${from.address.split('@')[1]}>`,
    'MIME-Version: 1.0',
    // Nobody's absence is announced to the service.
    'Auto-Submitted: auto-generated',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
