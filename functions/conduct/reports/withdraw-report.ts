import { withdrawReport } from '#shared/api/conduct/reports.ts';
import { move } from '#shared/appraisal/machine.ts';
import { machineOf, reportFacts, reportState } from '#shared/appraisal/report-machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { contentOf, countedFacts, readHead, type ReportDetail } from './details.ts';
import { authoredOrRefused } from './report-at.ts';

/** After so many submissions, each of which is kept whole, the author takes none back any more; others may return it. */
export const mostTakenBack = 20;

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
      const number = head.submissions.at(-1)?.number ?? 0;
      if (number >= mostTakenBack) throw new Refusal('refused', tooOften);
      const report: ReportDetail = { ...contentOf(head), state: 'draft' };
      return {
        answer: { state: 'draft' as const },
        facts: { reports: countedFacts(facts.reports, head.state, report) },
        details: [{ kind: 'REPORT', id: subject, before: head, content: report }],
        event: { type: event, data: { unit, subject, kind, number } },
      };
    }),
);

const tooOften = {
  zh: `报告已提交 ${mostTakenBack} 次，不能再撤回；确需修改的，请考核组或本单位考核领导小组退回。`,
  en: `It was submitted ${mostTakenBack} times and cannot be taken back any more; ask for it to be returned.`,
};
