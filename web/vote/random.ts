/** Fills with random bytes, as the browser's own source does. */
export type Random = (length: number) => Uint8Array;

export const browserRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A whole number from 0 to below `limit` (at most 2^24), each as likely as the other but for one in some hundreds. */
export function below(limit: number, random: Random): number {
  const [a, b, c, d] = random(4) as unknown as [number, number, number, number];
  return (((a * 256 + b) * 256 + c) * 256 + d) % limit;
}

/** In an order that tells nothing. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
