/**
 * The body of a request that casts a ballot, brought to the box's one size (ballots.md, "Cast"): who watches the line
 * learns nothing of what was said.
 */

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * @param input everything but `pad`
 * @param size bytes that the body has to have
 * @returns JSON of exactly that size; null where the ballot is longer: the comments are too long together
 */
export function castBody(input: Readonly<Record<string, unknown>>, size: number): string | null {
  const room = size - bytesOf(JSON.stringify({ ...input, pad: '' }));
  return room < 0 ? null : JSON.stringify({ ...input, pad: '0'.repeat(room) });
}
