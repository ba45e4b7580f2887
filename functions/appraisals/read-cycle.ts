import { readCycle } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { presentUnits, type Register } from '#functions/units/repository.ts';
import { byId, type CycleUnit, indicatorsByCategory } from './cycle.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow } from './repository.ts';

/** A cycle, and of each unit how many of the rows that its category asks for there are. */
export const readCycleOperation = implement(
  readCycle,
  async ({ cycle }, { repositories: { cycles, policies, register } }: Context<AppraisalRepositories>) => {
    const stored = await cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const [policy, now] = await Promise.all([policies.readPolicy(stored.content.policyVersion), register.readHead()]);
    if (!policy) throw new Error(`a cycle without its policy: ${cycle}`);
    const indicators = indicatorsByCategory(policy);
    const taken = new Set(stored.content.units.map(({ unit }) => unit.id));
    return {
      row: cycleRow(stored),
      groups: byId(stored.content.groups),
      units: stored.content.units.map(({ unit, people, rows }) => {
        const isTeam = unit.level === 'first';
        return {
          ...{ id: unit.id, name: unit.name, category: unit.category, level: unit.level, group: unit.group },
          people: people.n,
          performance: rows.performance,
          indicators: isTeam ? (indicators.get(unit.category)?.size ?? 0) : 0,
          rated: rows.rated,
          subjects: people.n + (isTeam ? 1 : 0),
          behindRegister: isBehind({ unit, people }, now),
        };
      }),
      unitsOnlyInRegister: presentUnits(now).filter(({ unit }) => !taken.has(unit.id)).length,
    };
  },
);

function isBehind({ unit, people }: Pick<CycleUnit, 'unit' | 'people'>, register: Register): boolean {
  const entry = register.units.get(unit.id);
  if (!entry || entry.removed || entry.people.rev !== people.rev) return true;
  return contentHash(entry.unit) !== contentHash(unit);
}
