import { readReport } from '#shared/api/conduct/reports.ts';
import { move } from '#shared/appraisal/machine.ts';
import { machineOf, mayBeWritten, reportFacts, reportState } from '#shared/appraisal/report-machine.ts';
import {
  attachmentTypes,
  reportCopies,
  reportFields,
  reportGuidance,
  type ReportKind,
  reportLimit,
} from '#shared/appraisal/report-text.ts';
import { owesReport, teamOwes } from '#shared/appraisal/reports.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { type CycleView, readCycle } from '../view.ts';
import { readCarried } from './carried.ts';
import { emptyReport, readHead, readText, readVersion, type ReportDetail } from './details.ts';
import { authored, isShown, mayReturn, readableUnit } from './report-at.ts';

type ConductContext = Context<ConductRepositories>;

/** So many submissions are given with their texts. */
const shownSubmissions = 10;

/** To its author the text that is being written, to everybody else what was submitted last. */
export const readReportOperation = implement(
  readReport,
  async ({ cycle, unit: id, subject }, context: ConductContext) => {
    const view = await readCycle(context, cycle);
    const { conduct } = context.repositories;
    const at = { cycle, unit: id, subject };
    const author = await authored(context, view, at);
    const unit = author?.unit ?? readableUnit(context, view, at);
    const [head, stored] = await Promise.all([readHead(conduct, at), conduct.readUnit(cycle, id)]);
    if (!head && !author) throw new Refusal('not-found');
    const owes = author && (author.person ? owesReport(view.policy, author.person) : teamOwes(view.policy));
    if (author && !owes && !head) throw new Refusal('not-found');
    const report: ReportDetail = head ?? emptyReport(author!.kind, author!.name, author!.home);
    const isVisible = author !== undefined || isShown(report);
    const shown = isVisible ? report.submissions.slice(-shownSubmissions) : [];
    const [own, versions] = await Promise.all([
      author ? readText(conduct, at) : undefined,
      Promise.all(
        shown.map(async (one) => ({ ...one, text: (await readVersion(conduct, at, one.number))?.text ?? {} })),
      ),
    ]);
    const carried = author && !own ? await readCarried(context, view, at) : undefined;
    const kind = author?.kind ?? report.kind;
    const locked = factsOf(stored).reports.locked !== null;
    return {
      ...{ cycle, year: view.stored.content.cycle.year, unit: { id, name: unit.name }, subject },
      ...{ name: author?.name ?? report.name, kind, state: reportState(report.state, locked) },
      ...{ phase: view.plan.phases.reports, today: view.today, ...asked(view, kind) },
      text: author ? (own?.text ?? carried?.text ?? {}) : (versions.at(-1)?.text ?? null),
      version: own ? String(own.version) : null,
      savedAt: own?.changedAt ?? null,
      remarks: isVisible ? report.remarks : [],
      submissions: versions.toReversed(),
      attachments: author ? report.attachments : (shown.at(-1)?.attachments ?? []),
      carriedFrom: carried ? { id: carried.unit.id, name: carried.unit.name } : null,
      may: mayDo(context, view, { unit, kind, report, locked, isAuthor: owes === true }),
    };
  },
);

/** What the policy asks of a report of this kind. */
function asked({ policy }: CycleView, kind: ReportKind) {
  const { countRule, attachments } = policy.reports;
  const { maxCount, maxMegabytes } = attachments;
  return {
    fields: reportFields(policy, kind),
    guidance: reportGuidance(policy, kind),
    maxChars: reportLimit(policy, kind).max,
    ...{ countRule, copies: reportCopies(policy, kind) },
    attachmentRules: { maxCount, maxMegabytes, endings: Object.keys(attachmentTypes(policy)) },
  };
}

function mayDo(
  context: ConductContext,
  view: CycleView,
  of: { unit: Unit; kind: ReportKind; report: ReportDetail; locked: boolean; isAuthor: boolean },
) {
  const { unit, kind, report, locked, isAuthor } = of;
  const isOpen = view.stored.state !== 'closed';
  const phase = view.plan.phases.reports;
  const judged = reportFacts(view.policy, { kind, text: {}, phase, today: view.today });
  const can = (action: 'withdraw' | 'return') =>
    isOpen && move(machineOf(kind), reportState(report.state, locked), action, judged).ok;
  const write = isOpen && isAuthor && mayBeWritten(report.state, judged);
  return {
    ...{ write, submit: write, withdraw: isAuthor && can('withdraw') },
    return: can('return') && mayReturn(context, view, unit, kind),
  };
}
