/**
 * Order by Unicode code point (scoring.md §0). JavaScript's own order is by UTF-16 code unit, which puts characters
 * beyond U+FFFF, rare Chinese characters among them, before U+E000 to U+FFFF.
 */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let i = 0;
  while (i < shorter && a.charCodeAt(i) === b.charCodeAt(i)) i += 1;
  if (i === shorter) return a.length - b.length;
  const left = a.charCodeAt(i);
  const right = b.charCodeAt(i);
  if (left < 0xd800 || right < 0xd800) return left - right;
  // A difference inside a surrogate pair is judged from the pair's start.
  const start = i > 0 && isHighSurrogate(a.charCodeAt(i - 1)) ? i - 1 : i;
  return a.codePointAt(start)! - b.codePointAt(start)! || left - right;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** A sorted copy. */
export function sorted(strings: Iterable<string>): string[] {
  return [...strings].sort(byCodePoint);
}
