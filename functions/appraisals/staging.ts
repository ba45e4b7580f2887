import type { JobContext } from '#functions/platform/worker.ts';
import {
  noPeople,
  type PeopleRevision,
  peopleRevision,
  type Register,
  withRevisions,
} from '#functions/units/repository.ts';
import { type CycleUnit, noRows, type RowsRevision } from './cycle.ts';
import type { CyclePlan, RegisterPlan } from './plan-import.ts';
import type { AppraisalRepositories } from './repositories.ts';
import type { UnitRows } from './unit-rows.ts';

/**
 * Puts what an import needs where heads can point to it: in chunks, telling how far it is. Nothing of it is visible, and
 * every put is the same when it is repeated.
 */
export class Staging {
  readonly #repositories: AppraisalRepositories;
  readonly #progress: JobContext['progress'];
  #done = 0;
  #total = 0;

  constructor({ repositories, progress }: Pick<JobContext<AppraisalRepositories>, 'repositories' | 'progress'>) {
    this.#repositories = repositories;
    this.#progress = progress;
  }

  /** How many steps are to come; known before the first. */
  expect(steps: number): void {
    this.#total += steps;
  }

  async #step(): Promise<void> {
    this.#done += 1;
    await this.#progress(this.#done, this.#total, 'store');
  }

  async register({ next, lists }: RegisterPlan): Promise<Register> {
    const revisions = new Map<string, PeopleRevision>();
    await this.#repositories.register.announce(
      [...lists.keys()].filter((unit) => next.units.get(unit)?.people.n === 0),
    );
    for (const [unit, people] of lists) {
      revisions.set(unit, await this.#repositories.register.stagePeople(unit, people));
      await this.#step();
    }
    return withRevisions(next, revisions);
  }

  /** A cycle's units; where a unit's people are those the register has there, its revision is the register's. */
  async cycle(plan: CyclePlan, register: Register, known: ReadonlyMap<string, CycleUnit>): Promise<CycleUnit[]> {
    const units: CycleUnit[] = [];
    if (known.size === 0) await this.#repositories.cycles.announce(plan.cycle.id);
    const empty = plan.units.filter(({ unit, people }) => people.length > 0 && !register.units.get(unit.id)?.people.n);
    await this.#repositories.register.announce(empty.map(({ unit }) => unit.id));
    for (const { unit, people, rows } of plan.units) {
      const own = register.units.get(unit.id)?.people ?? noPeople;
      const isOwn = own.rev === peopleRevision(people);
      const revision = isOwn ? own : await this.#repositories.register.stagePeople(unit.id, people);
      const rowsRevision = await this.rows(plan.cycle.id, unit.id, rows, known.get(unit.id)?.rows);
      units.push({ unit, people: revision, rows: rowsRevision });
    }
    return units;
  }

  async rows(cycle: string, unit: string, rows: UnitRows, known: RowsRevision = noRows): Promise<RowsRevision> {
    const revision = await this.#repositories.cycles.stageRows(cycle, unit, rows, known);
    await this.#step();
    return revision;
  }
}
