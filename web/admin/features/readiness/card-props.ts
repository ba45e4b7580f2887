import type { readReadiness } from '#shared/api/conduct/readiness.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Answer } from '../../app/api.ts';

/** What each card of the page is given. */
export interface CardProps {
  cycle: string;
  unit: string;
  policy: Policy;
  readiness: Answer<typeof readReadiness>;
  conduct: Answer<typeof readUnitConduct>;
  /** the reader keeps the unit's records */
  mayChange: boolean;
}
