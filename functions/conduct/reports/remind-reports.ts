import { remindReports } from '#shared/api/conduct/reports.ts';
import { owesReport } from '#shared/appraisal/reports.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised } from '../view.ts';
import type { StoredReport } from './details.ts';
import { reminderMessage } from './messages.ts';

/** Reminds those of the named whose report is missing: who has handed in meanwhile gets no message. */
export const remindReportsOperation = implement(
  remindReports,
  ({ cycle, unit, people }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ view, unit: appraising }) => {
      const [appraised, reports] = await Promise.all([
        readAppraised(context, view),
        context.repositories.conduct.listDetails<StoredReport>(cycle, unit, 'REPORT'),
      ]);
      const submitted = new Set(reports.filter(({ state }) => state === 'submitted').map(({ id }) => id));
      const named = new Set(people);
      const missing = (appraised.get(unit) ?? []).filter(
        (person) => named.has(person.id) && owesReport(view.policy, person) && !submitted.has(person.id),
      );
      const reminded = missing.map(({ id }) => id);
      if (reminded.length === 0) return { answer: { reminded } };
      const due = view.plan.phases.reports.to;
      return {
        answer: { reminded },
        event: { type: 'reports.reminded', data: { unit, people: reminded } },
        messages: missing.map(({ id: subject, home }) =>
          reminderMessage({ cycle, unit: appraising, subject, home, due }),
        ),
      };
    }),
);
