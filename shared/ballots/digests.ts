import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { Sheet } from './sheet.ts';

/** The digests that server, voting page and `verify-box` share: SHA-256, written as base64url. No `crypto.subtle`: a trial may run without TLS. */

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws where the text is no base64url. */
export function fromBase64url(value: string): Uint8Array {
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * What a voter sends with a ballot because the service said so, besides the key: the box's name, what the paper asks, how
 * long the request is. Were one of them another for each voter, casting could tell them apart; so the fingerprint holds
 * them, too.
 */
export const paperHash = ({ box, size, sheet }: { box: string; size: number; sheet: Sheet }): string =>
  base64url(sha256(text(`kaoping.paper/1 ${canonicalJson({ box, size, sheet })}`)));

/** A box as the fingerprint sees it: its public key, SPKI DER as base64url, and its `paperHash`. */
export interface BoxPrint {
  key: string;
  paper: string;
}

/** The fingerprint of a poll: of all its boxes, in order. */
export const fingerprintOf = (boxes: readonly BoxPrint[]): string =>
  base64url(sha256(text(['kaoping.poll/1', ...boxes.map(({ key, paper }) => `${key} ${paper}`)].join('\n'))));

/** `ABCD EFGH …`: the beginning of a fingerprint, as it stands on the notice for people to compare. */
export const shownFingerprint = (fingerprint: string): string => fingerprint.slice(0, 16).match(/.{4}/g)!.join(' ');

/** A receipt 回执: the hash of a ballot's serial. */
export const receiptOf = (serial: Uint8Array): string => base64url(sha256(serial));

/** Under which a card is kept; from a hash of 80 random bits nobody comes back to the code. */
export const cardHash = (poll: string, code: string): string =>
  base64url(sha256(text(`kaoping.card/1 ${poll} ${code}`)));

/** Of all blinded values of one request for ballot papers, so that the same request again is known. */
export const requestHash = (blinded: readonly { box: number; value: string }[]): string =>
  base64url(sha256(text(blinded.map(({ box, value }) => `${box} ${value}`).join('\n'))));
