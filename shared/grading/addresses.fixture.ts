import type { Dataset } from '#shared/dataset/schema.ts';
import { type Address, personFields, poolFields, unitFields, writeAddress } from './explain/address.ts';
import { indexDataset } from './index-dataset.ts';
import type { Result } from './result.ts';

type Value = string | number | boolean | null;

/** Every number of a result by its address, as the result has it. */
export function everyValue(dataset: Dataset, result: Result): Map<string, Value> {
  const index = indexDataset(dataset);
  const found: [Address, Value][] = [
    ...result.people.flatMap((person) =>
      personFields.map((field): [Address, Value] => [{ kind: 'person', id: person.id, field }, person[field]]),
    ),
    ...result.teams.flatMap((team): [Address, Value][] => [
      ...unitFields.map((field): [Address, Value] => [{ kind: 'unit', id: team.unit, field }, team[field]]),
      ...index.indicators
        .get(index.units.get(team.unit)!.category)!
        .map(({ id }): [Address, Value] => [
          { kind: 'indicator', id: team.unit, indicator: id },
          team.indicators[id] ?? null,
        ]),
    ]),
    ...result.pools.flatMap((pool) =>
      poolFields.map((field): [Address, Value] => {
        const value = pool[field];
        return [{ kind: 'pool', id: pool.id, field }, Array.isArray(value) ? value.length : value];
      }),
    ),
    ...Object.entries(result.rewards.byUnit).map(([unit, amount]): [Address, Value] => [
      { kind: 'rewards', unit },
      amount,
    ]),
    [{ kind: 'rewards', unit: null }, result.rewards.total],
    [{ kind: 'fund', award: null }, result.fund.total],
    ...result.fund.awards.map(({ id, unit, amount }): [Address, Value] => [
      { kind: 'fund', award: { id, unit } },
      amount,
    ]),
    ...result.recognition.map(({ group, rank, people }): [Address, Value] => [
      { kind: 'recognition', group, rank },
      people.length,
    ]),
  ];
  return new Map(found.map(([address, value]) => [writeAddress(address, index), value]));
}
