import { type Access, reachOf } from '#shared/api/access.ts';
import { doubtsOf } from '#shared/appraisal/doubts.ts';
import { type Appraised, appraisedByUnit, placementIndex } from '#shared/appraisal/placement.ts';
import { type CycleWork, hasStepsIn } from '#shared/appraisal/todos.ts';
import type { Person } from '#shared/dataset/schema.ts';
import type { DatasetIndex } from '#shared/grading/index-dataset.ts';
import { localDate } from '#shared/policy/calendar.ts';
import { type StoredCycle, withDecisions } from '#functions/appraisals/repository.ts';
import { factsOf, planFor, type StoredUnit } from '#functions/conduct/repository.ts';
import type { Clock } from '#functions/platform/clock.ts';
import type { MessagesRepositories } from './repositories.ts';

/** A cycle as to-do lists read it; its units by id, each first-level one of which anything is known or planned. */
export interface OpenCycle extends CycleWork {
  stored: StoredCycle;
  /** false: the office has not set up the plan, it follows from the policy alone */
  isPlanned: boolean;
  /** the time at which it was read, ISO 8601 in UTC */
  now: string;
  /** people whose case is doubtful and not decided; counted where all units are read */
  doubtful: number;
}

/** From so many units on all of them are read with one question. */
const manyUnits = 5;

type Parts = Pick<MessagesRepositories, 'cycles' | 'conduct' | 'policies' | 'register'>;

/**
 * The cycles whose conduct is under way, each with the units of which somebody has something to do: neither closed nor
 * published. In one without a plan only those units count that have begun by themselves: a county that has nothing but
 * its data graded is not told of meetings that it holds on paper.
 * @param access null: all units
 */
export async function readOpenCycles(
  { cycles, conduct, policies, register }: Parts,
  access: Access | null,
  clock: Clock,
): Promise<OpenCycle[]> {
  const now = clock.now();
  const decides = access === null || reachOf(access, 'conduct.plan').county;
  const open = (await cycles.list()).filter(({ state }) => state === 'open');
  const read = open.map(async (stored): Promise<OpenCycle> => {
    const { content } = stored;
    const [policy, storedPlan] = await Promise.all([
      policies.readPolicy(content.policyVersion),
      conduct.readPlan(content.cycle.id),
    ]);
    if (!policy) throw new Error(`cycle ${content.cycle.id} runs on a policy that is not there`);
    const wanted = content.units
      .map(({ unit }) => unit)
      .filter((unit) => unit.level === 'first' && (access === null || hasStepsIn(access, unit)));
    const known = await unitsOf(
      conduct,
      content.cycle.id,
      wanted.map(({ id }) => id),
    );
    const counted = wanted.filter(({ id }) => storedPlan !== undefined || known.has(id));
    const read = counted.length === 0 ? nobody : await readPlaced(register, stored, policy);
    const units = counted.map((unit) => ({
      ...{ unit, people: read.appraised.get(unit.id) ?? [], facts: factsOf(known.get(unit.id)) },
    }));
    return {
      ...{ stored, cycle: content.cycle, policy, units, isPlanned: storedPlan !== undefined },
      doubtful: decides ? read.people.filter((person) => isDoubtful(read.index!, person)).length : 0,
      plan: planFor(storedPlan, policy, content.cycle),
      today: localDate(policy.calendar.timeZone, now),
      now: now.toISOString(),
    };
  });
  return Promise.all(read);
}

const unitsOf = async (
  conduct: Parts['conduct'],
  cycle: string,
  ids: readonly string[],
): Promise<Map<string, StoredUnit>> => {
  const found =
    ids.length < manyUnits
      ? await Promise.all(ids.map((id) => conduct.readUnit(cycle, id)))
      : await conduct.listUnits(cycle);
  return new Map(found.flatMap((unit) => (unit ? [[unit.unit, unit] as const] : [])));
};

interface Placed {
  people: readonly Person[];
  /** by the unit that appraises them */
  appraised: ReadonlyMap<string, Appraised[]>;
  /** null: nobody was read */
  index: DatasetIndex | null;
}

const nobody: Placed = { people: [], appraised: new Map(), index: null };

/** Somebody on loan, or of a secondary unit, is appraised elsewhere than where they are listed: all people are read. */
const readPlaced = async (
  register: Parts['register'],
  { content }: StoredCycle,
  policy: CycleWork['policy'],
): Promise<Placed> => {
  const read = await register.readRevisions(content.units.map(({ unit, people: revision }) => [unit.id, revision]));
  const people = withDecisions([...read.values()].flat(), content.decisions);
  const basis = { cycle: content.cycle, policy, units: content.units.map(({ unit }) => unit), people };
  return { people, appraised: appraisedByUnit(basis), index: placementIndex(basis) };
};

const isDoubtful = (index: DatasetIndex, person: Person): boolean =>
  person.decision === undefined && doubtsOf(index, person).length > 0;
