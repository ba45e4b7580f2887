import type { Result } from '../result.ts';
import type { Address } from './address.ts';

/**
 * Who reads a derivation. `full`: somebody who may see every figure of the county. A person (`selfReader`): a cadre or
 * a member of staff who reads the own result. Such a reader is shown nobody else's name, id or score, and no rating of
 * a single leader; the figures of the own appraisal unit's team are open.
 */
export type Reader = 'full' | SelfReader;

export interface SelfReader {
  readonly self: string;
}

export const selfReader = (personId: string): SelfReader => ({ self: personId });

/** A person asked for a number that is neither their own nor their appraisal unit's team's. */
export class NotForReader extends Error {
  readonly code = 'not-for-reader';
  constructor() {
    super('only the own result and the own appraisal unit may be explained to this reader');
  }
}

/** Throws NotForReader where the number at the address is not this reader's to ask about. */
export function refuseOthers(reader: Reader, address: Address, result: Result): void {
  if (reader === 'full') return;
  const own = result.people.find(({ id }) => id === reader.self);
  const isOwn =
    own !== undefined &&
    ((address.kind === 'person' && address.id === own.id) ||
      ((address.kind === 'unit' || address.kind === 'indicator') && address.id === own.appraisalUnit));
  if (!isOwn) throw new NotForReader();
}
