import type { readStaffAppraisal } from '#shared/api/conduct/staff.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Answer } from '../../app/api.ts';

export type Staff = Answer<typeof readStaffAppraisal>;

/** What each card of the page is given. */
export interface CardProps {
  cycle: string;
  unit: string;
  staff: Staff;
  conduct: Answer<typeof readUnitConduct>;
}
