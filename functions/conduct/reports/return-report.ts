import { returnReport } from '#shared/api/conduct/reports.ts';
import { move } from '#shared/appraisal/machine.ts';
import { machineOf, personalReportMachine, reportFacts, reportState } from '#shared/appraisal/report-machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { contentOf, countedFacts, latest, readHead, type ReportDetail } from './details.ts';
import { returnedMessage } from './messages.ts';
import { mayReadOf, mayReturn } from './report-at.ts';

/** `number` of the submission that was read: a newer one has to be read first. The remarks lie with the report alone. */
export const returnReportOperation = implement(
  returnReport,
  ({ cycle, unit, subject, number, remarks }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: personalReportMachine.actions.return.by },
      async ({ view, facts, unit: appraising }) => {
        const head = await readHead(context.repositories.conduct, { cycle, unit, subject });
        if (!head || !mayReadOf(context, view, appraising, head.kind)) throw new Refusal('not-found');
        if (!mayReturn(context, view, appraising, head.kind)) throw new Refusal('refused', notTheirs(head.kind));
        const last = head.submissions.at(-1)?.number ?? 0;
        if (String(last) !== number) throw new Refusal('stale-version');
        const { kind } = head;
        const phase = view.plan.phases.reports;
        const judged = reportFacts(view.policy, { kind, text: {}, phase, today: view.today });
        const state = reportState(head.state, facts.reports.locked !== null);
        const { event } = movedOrRefused(move(machineOf(kind), state, 'return', judged));
        const remark = { at: context.clock.now().toISOString(), by: by(context), text: remarks, number: last };
        const report: ReportDetail = {
          ...contentOf(head),
          ...{ state: 'returned', remarks: latest([...head.remarks, remark]) },
        };
        return {
          answer: { state: 'returned' as const },
          facts: { reports: countedFacts(facts.reports, head.state, report) },
          details: [{ kind: 'REPORT', id: subject, before: head, content: report }],
          event: { type: event, data: { unit, subject, kind, number: last } },
          messages: [returnedMessage({ cycle, unit: appraising, subject, home: head.home, due: phase.to })],
        };
      },
    ),
);

const notTheirs = (kind: string) =>
  kind === 'staff'
    ? {
        zh: '职工的述职报告由本单位考核领导小组退回。',
        en: 'Staff’s reports are returned by the unit’s own leading group.',
      }
    : {
        zh: '班子总结和科级干部的述职报告由考核组退回。',
        en: 'The team’s and the cadres’ reports are returned by the appraisal group.',
      };
