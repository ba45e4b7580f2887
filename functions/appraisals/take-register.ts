import { takeRegister } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { type CycleContent, datasetOf } from './cycle.ts';
import { cycleProblems, refuseFaults } from './faults.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow } from './repository.ts';
import { rowsFor, unitsOf } from './take-over.ts';
import { emptyRows } from './unit-rows.ts';

/** So many names of rows an audit event lists; how many there were it always says. */
const listedRows = 200;

/**
 * Makes the cycle's units and people those of the register. Rows move with their subjects; rows, and decisions of the
 * office, on people and units that left the register go, which the audit event records.
 */
export const takeRegisterOperation = implement(
  takeRegister,
  async ({ cycle: id, version, reason }, context: Context<AppraisalRepositories>) => {
    const { cycles, policies, register } = context.repositories;
    const before = await cycles.readHead(id);
    if (!before) throw new Refusal('not-found');
    if (String(before.version) !== version) throw new Refusal('stale-version');
    const now = await register.readHead();
    const policy = (await policies.readPolicy(before.content.policyVersion))!;
    const people = await register.readAllPeople(now);
    const there = new Set([...people.values()].flatMap((list) => list.map((person) => person.id)));
    const decisions = before.content.decisions.filter(({ person }) => there.has(person));
    const taken: CycleContent = { ...before.content, ...unitsOf(now), decisions };
    const { rows, dropped } = rowsFor(taken, people, await cycles.readRows(id, before.content.units), policy);
    refuseFaults(cycleProblems(datasetOf(taken, policy, { people, rows })));

    const known = new Map(before.content.units.map((entry) => [entry.unit.id, entry.rows]));
    const units: CycleContent['units'] = [];
    for (const entry of taken.units) {
      const own = rows.get(entry.unit.id) ?? emptyRows;
      units.push({ ...entry, rows: await cycles.stageRows(id, entry.unit.id, own, known.get(entry.unit.id)) });
    }
    await cycles.commit(
      await cycles.changing(
        before,
        { content: { ...taken, units } },
        {
          type: 'cycle.register-taken',
          data: {
            reason,
            register: now.version,
            units: units.length,
            rowsDropped: dropped.length,
            dropped: dropped.slice(0, listedRows),
            decisionsDropped: before.content.decisions.filter((one) => !decisions.includes(one)),
          },
          at: context.clock.now(),
          actor: by(context),
        },
      ),
    );
    return { row: cycleRow((await cycles.readHead(id))!) };
  },
);
