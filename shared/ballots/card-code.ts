/**
 * The code of a card 测评卡: 16 characters of Crockford's base 32 (80 bits), shown in groups of four. It has no letters
 * that are read as figures, and what somebody types is read with that in mind.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** @param random 10 random bytes */
export function cardCode(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let i = 0; i < length; i++) {
    code = alphabet[Number(bits & 31n)]! + code;
    bits >>= 5n;
  }
  return code;
}

/** `ABCD-EFGH-JKMN-PQRS` */
export const shownCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';

/** What was typed as a code, or null where it cannot be one. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.·]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return plain.length === length && [...plain].every((c) => alphabet.includes(c)) ? plain : null;
}
