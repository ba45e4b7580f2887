import type { Appraised } from '#shared/appraisal/placement.ts';
import { type ReportKind, reportFields, teamSubject } from '#shared/appraisal/report-text.ts';
import { mayBeWritten, reportState } from '#shared/appraisal/report-machine.ts';
import { owesReport, type ReportsFacts, teamOwes } from '#shared/appraisal/reports.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type CycleView, mayActOn, readOwnPlacement, unitInReach } from '../view.ts';
import type { ReportDetail } from './details.ts';

type ConductContext = Context<ConductRepositories>;

export interface Asked {
  unit: string;
  subject: string;
}

/** A report whose author the actor is. */
export interface Authored {
  unit: Unit;
  kind: ReportKind;
  name: string;
  /** unit of the author's account; null: the team's */
  home: string | null;
  /** null: the team */
  person: Appraised | null;
}

/** Whether it is the actor's own report, by the person that their account is. */
export const isOwn = ({ actor }: Pick<Context, 'actor'>, subject: string): boolean =>
  subject !== teamSubject && actor.user.person?.id === subject;

/**
 * The report that the actor writes: the team's for the unit's people, one's own in the unit that appraises one, on loan
 * or not. Undefined: they are not its author.
 */
export async function authored(
  context: ConductContext,
  view: CycleView,
  { unit: id, subject }: Asked,
): Promise<Authored | undefined> {
  const unit = view.units.get(id);
  if (!unit || unit.level !== 'first') return undefined;
  if (subject === teamSubject) {
    if (!mayActOn(context, view, 'report.write', unit)) return undefined;
    return { unit, kind: 'team', name: unit.name, home: null, person: null };
  }
  if (!isOwn(context, subject)) return undefined;
  const own = await readOwnPlacement(context, view);
  if (own?.appraised.unit !== id) return undefined;
  const { name, rank } = own.appraised;
  return { unit, kind: rank, name, home: context.actor.user.person?.unit ?? null, person: own.appraised };
}

/** The same for a change: not the author's is not found; who owes none is told so. */
export async function authoredOrRefused(context: ConductContext, view: CycleView, asked: Asked): Promise<Authored> {
  const found = await authored(context, view, asked);
  if (!found) throw new Refusal('not-found');
  const owes = found.person ? owesReport(view.policy, found.person) : teamOwes(view.policy);
  if (!owes) throw new Refusal('refused', owesNone, { policyField: 'scheme.subjects' });
  return found;
}

/**
 * Whether the actor may read what others have submitted. The team's summary: whoever may read reports in the unit. A
 * person's: of those only who may see people's results there, too; so not the liaison, who is a colleague like any other.
 */
export function mayReadOf(context: ConductContext, view: CycleView, unit: Unit, kind: ReportKind): boolean {
  const readsReports = mayActOn(context, view, 'report.read', unit);
  return readsReports && (kind === 'team' || mayActOn(context, view, 'result.read', unit));
}

/** The unit, for a reader; somebody else's is not found. */
export const readableUnit = (context: ConductContext, view: CycleView, { unit, subject }: Asked): Unit => {
  const found = unitInReach(context, view, unit, 'report.read');
  if (!mayReadOf(context, view, found, subject === teamSubject ? 'team' : 'staff')) throw new Refusal('not-found');
  return found;
};

/** Readers see what was submitted; what was taken back is the author's again. */
export const isShown = ({ state, submissions }: ReportDetail): boolean => state !== 'draft' && submissions.length > 0;

/** Who returns it: the group the team's and the cadres', the unit's leading group the staff's (A-111 and following). */
export const mayReturn = (context: ConductContext, view: CycleView, unit: Unit, kind: ReportKind): boolean =>
  mayActOn(context, view, kind === 'staff' ? 'conduct.staff' : 'conduct.group', unit);

const phaseClosed = ({ plan }: CycleView): boolean => plan.phases.reports.state === 'closed';

/** Whether something may be written on it now, or the reason why not. */
export function refuseUnlessWritable(view: CycleView, report: ReportDetail | undefined, facts: ReportsFacts): void {
  if (phaseClosed(view)) throw new Refusal('refused', closedPhase);
  const state = report?.state ?? 'draft';
  if (mayBeWritten(state, { phaseClosed: false })) return;
  throw new Refusal('refused', reportState(state, facts.locked !== null) === 'locked' ? isLocked : isSubmitted);
}

/** Faults of a text that names what the policy does not ask for. */
export function refuseUnknownFields(view: CycleView, kind: ReportKind, text: Readonly<Record<string, string>>): void {
  const known = new Set(reportFields(view.policy, kind));
  const problems = Object.keys(text)
    .filter((field) => !known.has(field))
    .map((field) => ({
      ...{ path: `text.${field}`, code: 'unknown-field' },
      message: { zh: `报告没有“${field}”这一部分。`, en: `A report has no part “${field}”.` },
    }));
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
}

const owesNone = {
  zh: '按考核办法，本年度不需提交这份述职报告。',
  en: 'By the policy this report is not asked for in this cycle.',
};
const closedPhase = {
  zh: '“撰写述职报告”阶段已结束，不能再修改；确需修改的，由考评办重新开放。',
  en: 'The phase of the written reports is closed; the appraisal office would have to open it again.',
};
const isSubmitted = {
  zh: '报告已提交，不能修改；可先撤回，或请考核组退回。',
  en: 'It is submitted and cannot be changed: take it back first, or ask for it to be returned.',
};
const isLocked = {
  zh: '报告已锁定，不能再修改。',
  en: 'It is locked and cannot be changed any more.',
};
