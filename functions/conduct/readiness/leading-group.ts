import type { ConductRepositories } from '../repositories.ts';
import type { DetailHead } from '../repository.ts';
import { type LeadingGroupDetail, theGroup } from './details.ts';

/** The leading group of a unit as it stands; undefined where none is registered. */
export const readLeadingGroup = (
  { conduct }: Pick<ConductRepositories, 'conduct'>,
  cycle: string,
  unit: string,
): Promise<(LeadingGroupDetail & DetailHead) | undefined> =>
  conduct.readDetail<LeadingGroupDetail>(cycle, unit, 'LEADING', theGroup);
