import { lockReports } from '#shared/api/conduct/reports.ts';
import { personalReportMachine } from '#shared/appraisal/report-machine.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';

/**
 * Locks or unlocks what a unit has submitted, all at once: a mark of the unit, so that it takes one item however many
 * people there are. Whoever has not handed in yet still can; it is locked with that. Again = the same.
 */
export const lockReportsOperation = implement(
  lockReports,
  ({ cycle, unit, locked, reason }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: personalReportMachine.actions[locked ? 'lock' : 'unlock'].by },
      async ({ facts: { reports } }) => {
        if ((reports.locked !== null) === locked) return { answer: { locked } };
        const { event } = personalReportMachine.actions[locked ? 'lock' : 'unlock'];
        const at = context.clock.now().toISOString();
        const submitted = reports.personal.submitted + Number(reports.team?.state === 'submitted');
        return {
          answer: { locked },
          facts: { reports: { ...reports, locked: locked ? { at, by: by(context) } : null } },
          event: { type: event, data: { unit, reason, submitted } },
        };
      },
    ),
);
