import { castBody } from '#shared/ballots/cast-body.ts';
import type { Input } from '#shared/api/operation.ts';
import type { castBallot } from '#shared/api/votes.ts';

export type CastInput = Omit<Input<typeof castBallot>, 'pad'>;

/** The words of a ballot are more than the one size of all requests holds. */
export class TooMuchText extends Error {
  override name = 'TooMuchText';
}

/** A request to cast, of exactly `size` bytes whatever it says. Throws {@link TooMuchText} where it does not fit. */
export function bodyOf({ box, prefix, serial, signature, rows }: CastInput, size: number): string {
  const body = castBody({ box, prefix, serial, signature, rows }, size);
  if (body === null) throw new TooMuchText();
  return body;
}

const [short, wide] = ['A'.repeat(43), 'A'.repeat(342)];

/** Whether the rows of a box fit, before anything else of the request is known. */
export const fits = (rows: CastInput['rows'], box: string, size: number): boolean =>
  castBody({ box, prefix: short, serial: short, signature: wide, rows }, size) !== null;
