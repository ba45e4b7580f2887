import { setTimeout } from 'node:timers/promises';
import type { Permission } from '#shared/api/access.ts';
import type { Moved } from '#shared/appraisal/machine.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { EventBody } from '#functions/platform/audit.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { type Audience, type Message, messagePart } from '#functions/platform/messages.ts';
import { by, type Context } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { ConductRepositories } from './repositories.ts';
import { type DetailHead, factsOf } from './repository.ts';
import { type CycleView, firstLevelUnit, readCycle, refuseIfClosed, unitInReach } from './view.ts';

type ConductContext = Context<ConductRepositories>;

/** A detail to put: over the one that was read, null where there is none. */
export interface DetailChange {
  kind: string;
  id: string;
  before: DetailHead | null;
  content: Record<string, unknown>;
}

/** What a change wants written; without `event` nothing is, and the answer stands: it was done before. */
export interface Change<T> {
  answer: T;
  event?: EventBody;
  details?: readonly DetailChange[];
  /** details of the whole cycle, in the same transaction */
  cycleDetails?: readonly DetailChange[];
  also?: readonly TransactPart[];
  /** `by`: who it is from, where that is not the actor */
  messages?: readonly (Message & { audience: Audience; by?: { user: string; name: string } })[];
}

/** A unit as it was read, for one attempt of a change. */
export interface UnitAt {
  view: CycleView;
  unit: Unit;
  facts: UnitConduct;
}

const attempts = 12;

/** Makes a change again on what is there now when somebody else was faster, with full jitter. */
export async function untilWritten<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (n === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** Math.min(n, 6));
    }
  }
}

/** Where the parts of a change go: a unit's details beside the unit, the cycle's beside the plan, messages to feeds. */
async function write(
  { repositories: { conduct }, clock, ...context }: ConductContext,
  at: { cycle: string; unit: string | null },
  change: Change<unknown> & { event: EventBody },
  heads: (who: { at: Date; actor: { user: string; name: string } }) => TransactPart[],
): Promise<void> {
  const { event, details = [], cycleDetails = [], also = [], messages = [] } = change;
  const who = { at: clock.now(), actor: by(context) };
  const chain = await conduct.readRecord(at.cycle);
  // Closed since the cycle was read: who asks again is told so.
  if (chain?.isClosed) throw new ConditionFailed([]);
  const putting = (unit: string | null) => (detail: DetailChange) =>
    conduct.puttingDetail({ cycle: at.cycle, unit, ...detail }, detail.before, detail.content, who);
  await conduct.client.transact([
    ...conduct.recording(at.cycle, chain, { ...event, ...who }),
    ...heads(who),
    ...details.map(putting(at.unit)),
    ...cycleDetails.map(putting(null)),
    ...also,
    ...messages.map((message, i) => {
      // The event's number in the record names its messages.
      const id = `${(chain?.seq ?? 0) + 1}.${i}`;
      return messagePart(conduct.client, { by: who.actor, ...message, id, at: who.at.toISOString() });
    }),
  ]);
}

/**
 * Changes a unit's conduct: reads cycle and unit, lets the operation say what they should be, and writes facts, details,
 * messages and the audit event in one transaction. When somebody else was faster the operation is asked again, on what
 * is there now; it finds for itself whether what it is about has changed.
 * @param permissions any of which the actor has to hold over the unit, or it is not found; `own`: the caller has found
 *   that the actor is appraised there (readOwnPlacement)
 */
export function changeUnit<T>(
  context: ConductContext,
  { cycle, unit: id, permissions }: { cycle: string; unit: string; permissions: readonly Permission[] | 'own' },
  change: (at: UnitAt) => Promise<Change<T> & { facts?: Partial<UnitConduct> }>,
): Promise<T> {
  const { conduct } = context.repositories;
  return untilWritten(async () => {
    const view = await readCycle(context, cycle);
    const unit = permissions === 'own' ? firstLevelUnit(view, id) : unitInReach(context, view, id, ...permissions);
    refuseIfClosed(view);
    const stored = await conduct.readUnit(cycle, id);
    const facts = factsOf(stored);
    const wanted = await change({ view, unit, facts });
    const { event, answer } = wanted;
    if (!event) return answer;
    const at = { cycle, unit: id };
    await write(context, at, { ...wanted, event }, (who) => [
      // A phase that was closed, or a notice that was replaced, since it was read: the operation is asked again.
      conduct.asRead(cycle, view.storedPlan),
      conduct.puttingUnit(at, stored, { ...facts, ...wanted.facts }, who),
    ]);
    return answer;
  });
}

/**
 * The same of the whole cycle; the plan is written where the change has one, so that a cycle whose plan nobody has set
 * goes on having its policy's. The handler has checked the permission; a scope below the county is the operation's to
 * check.
 */
export function changePlan<T>(
  context: ConductContext,
  cycle: string,
  change: (at: { view: CycleView; plan: Plan }) => Promise<Change<T> & { plan?: Plan }>,
): Promise<T> {
  const { conduct } = context.repositories;
  return untilWritten(async () => {
    const view = await readCycle(context, cycle);
    refuseIfClosed(view);
    const wanted = await change({ view, plan: view.plan });
    const { event, answer } = wanted;
    if (!event) return answer;
    const { plan } = wanted;
    await write(context, { cycle, unit: null }, { ...wanted, event }, (who) =>
      plan ? [conduct.puttingPlan(cycle, view.storedPlan, plan, who)] : [],
    );
    return answer;
  });
}

/** The state and event a machine's `move` leads to, or the refusal with every reason. */
export function movedOrRefused<S extends string>(moved: Moved<S>): { to: S; event: string } {
  if (moved.ok) return moved;
  const { problems, policyField } = moved;
  const text: Bilingual = {
    zh: problems.map(({ message }) => message.zh).join(''),
    en: problems.map(({ message }) => message.en).join(' '),
  };
  throw new Refusal('refused', text, { problems, policyField });
}
