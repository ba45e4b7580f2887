import { type Permission, reaches } from '#shared/api/access.ts';
import { belongsTo } from '#shared/appraisal/own-unit.ts';
import { type Appraised, appraisedByUnit, placed, placementIndex } from '#shared/appraisal/placement.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import type { Person, Unit } from '#shared/dataset/schema.ts';
import { localDate } from '#shared/policy/calendar.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { type StoredCycle, withDecisions } from '#functions/appraisals/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from './repositories.ts';
import { planFor, type StoredPlan } from './repository.ts';

/** A cycle as its conduct sees it: the county's rules, the plan, what day it is. */
export interface CycleView {
  id: string;
  stored: StoredCycle;
  policy: Policy;
  plan: Plan;
  storedPlan: StoredPlan | undefined;
  /** by id */
  units: ReadonlyMap<string, Unit>;
  /** civil date in the county's time zone */
  today: string;
}

type ConductContext = Context<ConductRepositories>;

export async function readCycle({ repositories, clock }: ConductContext, cycle: string): Promise<CycleView> {
  const { cycles, policies, conduct } = repositories;
  const [stored, storedPlan] = await Promise.all([cycles.readHead(cycle), conduct.readPlan(cycle)]);
  if (!stored) throw new Refusal('not-found');
  const { content } = stored;
  const policy = await policies.readPolicy(content.policyVersion);
  if (!policy) throw new Error(`cycle ${cycle} runs on a policy that is not there`);
  return {
    ...{ id: cycle, stored, policy, storedPlan, plan: planFor(storedPlan, policy, content.cycle) },
    units: new Map(content.units.map(({ unit }) => [unit.id, unit])),
    today: localDate(policy.calendar.timeZone, clock.now()),
  };
}

/** A closed cycle stands as it is: nothing of its conduct changes any more. */
export function refuseIfClosed({ stored }: CycleView): void {
  if (stored.state === 'closed')
    throw new Refusal('refused', {
      zh: '本年度已结转，不能再修改。',
      en: 'The cycle is closed; nothing of it changes any more.',
    });
}

/** The units above one, by the cycle's own tree. */
const above = (units: ReadonlyMap<string, Unit>, id: string): string[] => {
  const parent = units.get(id)?.parent;
  return parent === undefined ? [] : [parent, ...above(units, parent)];
};

/**
 * Whether the actor holds a permission over a unit of the cycle: by the county, its group, or the unit. Who is of the
 * unit holds none by its group: the notes on their colleagues, and on themself, are not theirs to read or write.
 */
export function mayActOn(
  context: Pick<Context, 'actor'>,
  view: Pick<CycleView, 'units'>,
  permission: Permission,
  unit: Unit,
): boolean {
  const reach = scope(context, permission);
  const groups = belongsTo(context.actor.user, view.units, unit.id) ? [] : reach.groups;
  return reaches({ ...reach, groups }, { unit: unit.id, ancestors: above(view.units, unit.id), group: unit.group });
}

/**
 * A first-level unit of the cycle over which the actor holds a permission (any of several): a secondary unit is
 * appraised with the one above it. Somebody else's is not found.
 */
export function unitInReach(
  context: Pick<Context, 'actor'>,
  view: CycleView,
  id: string,
  ...anyOf: readonly Permission[]
): Unit {
  const unit = firstLevelUnit(view, id);
  if (!anyOf.some((permission) => mayActOn(context, view, permission, unit))) throw new Refusal('not-found');
  return unit;
}

/** A first-level unit of the cycle, whoever asks. */
export function firstLevelUnit({ units }: CycleView, id: string): Unit {
  const unit = units.get(id);
  if (unit?.level !== 'first') throw new Refusal('not-found');
  return unit;
}

/** Everybody of the cycle, with what the office decided of them. */
export async function readCyclePeople(
  { repositories: { register } }: ConductContext,
  { stored: { content } }: CycleView,
): Promise<Person[]> {
  const people = await register.readRevisions(content.units.map(({ unit, people: revision }) => [unit.id, revision]));
  return withDecisions([...people.values()].flat(), content.decisions);
}

/** Everybody of the cycle by the unit that appraises them (scoring.md §2, or the office's decision). */
export async function readAppraised(
  context: ConductContext,
  view: CycleView,
): Promise<ReadonlyMap<string, Appraised[]>> {
  const people = await readCyclePeople(context, view);
  return appraisedByUnit({ ...basisOf(view.stored.content, view.policy), people });
}

export const basisOf = (content: StoredCycle['content'], policy: Policy) => ({
  ...{ cycle: content.cycle, policy, units: content.units.map(({ unit }) => unit) },
});

/**
 * Where the actor is appraised themself, with the reasons; undefined for who is not among the cycle's people. Reads one
 * unit's people: that of their account.
 */
export async function readOwnPlacement(
  { repositories: { register }, actor }: ConductContext,
  { stored: { content }, policy }: CycleView,
): Promise<ReturnType<typeof placed> | undefined> {
  const own = actor.user.person;
  const home = own && content.units.find(({ unit }) => unit.id === own.unit);
  if (!home) return undefined;
  const people = withDecisions(await register.readPeople(home.unit.id, home.people), content.decisions);
  const person = people.find(({ id }) => id === own.id);
  return person && placed(placementIndex({ ...basisOf(content, policy), people: [person] }), person);
}
