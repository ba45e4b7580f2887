import { submitReport } from '#shared/api/conduct/reports.ts';
import { move } from '#shared/appraisal/machine.ts';
import { isLate, machineOf, reportFacts, reportState } from '#shared/appraisal/report-machine.ts';
import { reportFaults, type ReportText } from '#shared/appraisal/report-text.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson, sha256 } from '#functions/platform/hash.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';
import {
  contentOf,
  countedFacts,
  latest,
  type ReportDetail,
  readHead,
  readText,
  type StoredReport,
  versionId,
} from './details.ts';
import { submittedMessages } from './messages.ts';
import { authoredOrRefused } from './report-at.ts';

/** What is submitted is the text that was read: another version is refused. Again, after a lost answer = the same. */
export const submitReportOperation = implement(
  submitReport,
  ({ cycle, unit, subject, version }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: 'own' }, async ({ view, facts, unit: appraising }) => {
      const at = { cycle, unit, subject };
      const { kind, name, home } = await authoredOrRefused(context, view, at);
      const { conduct } = context.repositories;
      const [head, kept] = await Promise.all([readHead(conduct, at), readText(conduct, at)]);
      const done = head?.submissions.at(-1);
      if (head?.state === 'submitted' && done && String((kept?.version ?? 0) - 1) === version)
        return { answer: { number: done.number, late: done.late, characters: done.characters } };
      if (!head || !kept || String(kept.version) !== version) throw new Refusal('stale-version');
      const { text } = kept;
      const judged = reportFacts(view.policy, { kind, text, phase: view.plan.phases.reports, today: view.today });
      const state = reportState(head.state, facts.reports.locked !== null);
      const { event } = submittable(view, { ...head, kind }, text, state);
      const number = (done?.number ?? 0) + 1;
      const [characters, late] = [judged.length, isLate(judged)];
      const hash = sha256(canonicalJson({ text, attachments: head.attachments }));
      const submission = {
        ...{ number, at: context.clock.now().toISOString(), by: by(context), characters, late, hash },
        attachments: head.attachments,
      };
      const report: ReportDetail = {
        ...contentOf(head),
        ...{ kind, name, home, state: 'submitted', submissions: latest([...head.submissions, submission]) },
      };
      return {
        answer: { number, late, characters },
        facts: { reports: countedFacts(facts.reports, head.state, report) },
        details: [
          { kind: 'REPORT', id: subject, before: head, content: report },
          { kind: 'TEXT', id: subject, before: kept, content: { text } },
          { kind: 'VERSION', id: versionId(subject, number), before: null, content: { ...submission, text } },
        ],
        event: { type: event, data: { unit, subject, kind, number, characters, late, hash } },
        messages: submittedMessages({ cycle, unit: appraising, kind, number, late }),
      };
    }),
);

/** The machine's answer; each of its reasons in full, at the part that is at fault. */
function submittable(
  view: CycleView,
  { kind }: Pick<StoredReport, 'kind'>,
  text: ReportText,
  state: Parameters<typeof reportState>[0] | 'locked',
): { event: string } {
  const judged = reportFacts(view.policy, { kind, text, phase: view.plan.phases.reports, today: view.today });
  const moved = move(machineOf(kind), state, 'submit', judged);
  if (moved.ok) return moved;
  const faults = reportFaults(view.policy, kind, text);
  const problems = moved.problems.flatMap((problem) => {
    const detailed = faults.filter(({ code }) => code === problem.code);
    return detailed.length > 0 ? detailed : [problem];
  });
  return movedOrRefused({ ...moved, problems });
}
