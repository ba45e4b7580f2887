import { withdrawReport } from '#shared/api/conduct/reports.ts';
import { move } from '#shared/appraisal/machine.ts';
import { machineOf, reportFacts, reportState } from '#shared/appraisal/report-machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { contentOf, countedFacts, readHead, type ReportDetail } from './details.ts';
import { authoredOrRefused } from './report-at.ts';

/** The author's text is theirs again; what was submitted stays among the submissions. Again = the same. */
export const withdrawReportOperation = implement(
  withdrawReport,
  ({ cycle, unit, subject }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: 'own' }, async ({ view, facts }) => {
      const { kind } = await authoredOrRefused(context, view, { unit, subject });
      const head = await readHead(context.repositories.conduct, { cycle, unit, subject });
      if (!head) throw new Refusal('not-found');
      if (head.state === 'draft') return { answer: { state: 'draft' as const } };
      const judged = reportFacts(view.policy, { kind, text: {}, phase: view.plan.phases.reports, today: view.today });
      const state = reportState(head.state, facts.reports.locked !== null);
      const { event } = movedOrRefused(move(machineOf(kind), state, 'withdraw', judged));
      const report: ReportDetail = { ...contentOf(head), state: 'draft' };
      return {
        answer: { state: 'draft' as const },
        facts: { reports: countedFacts(facts.reports, head.state, report) },
        details: [{ kind: 'REPORT', id: subject, before: head, content: report }],
        event: { type: event, data: { unit, subject, kind, number: head.submissions.at(-1)?.number ?? 0 } },
      };
    }),
);
