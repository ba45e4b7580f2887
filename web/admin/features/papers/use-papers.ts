import { readCycle } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useUnit } from '../interviews/use-unit.ts';
import type { Around } from './paper-document.ts';

/** The unit with what its papers are printed with. */
export function usePapersUnit() {
  const unit = useUnit();
  const whole = useOperation(readCycle, { cycle: unit.cycle });
  const { data } = unit.query;
  const around: Around | null =
    data && unit.policy && whole.data
      ? {
          year: whole.data.row.cycle.year,
          scheme: unit.policy.scheme.name,
          unit: data.unit.name,
          group: data.group.name,
          timeZone: unit.policy.calendar.timeZone,
        }
      : null;
  return { ...unit, around, error: unit.query.error ?? whole.error };
}
