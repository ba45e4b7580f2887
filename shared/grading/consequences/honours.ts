import type { Person } from '#shared/dataset/schema.ts';
import type { PersonGrade, Policy } from '#shared/policy/schema.ts';
import { roundedSum } from '../arithmetic.ts';
import type { PersonResult } from '../result.ts';
import type { Graded, GradedPerson } from './graded.ts';

/** The honour and the money of one person (scoring.md §8). */
export interface Honour {
  honour: PersonResult['honour'];
  /** yuan */
  amount: number;
  /** excellent years on end, this one included, that count */
  run: number;
  /** the last year with 三等功, from which the count began anew */
  restartedAfter: number | null;
}

const noHonour: Honour = Object.freeze({ honour: null, amount: 0, run: 0, restartedAfter: null });

/** @param year the year of the cycle */
export function honourOf({ rewards }: Policy, year: number, person: Person, grade: PersonGrade | null): Honour {
  if (grade !== 'excellent') return noHonour;
  const { excellent, consecutive } = rewards;
  const restartedAfter = consecutive.restart ? lastMerit(person, year) : null;
  const excellentYears = new Set(
    (person.history ?? [])
      .filter((entry) => entry.grade === 'excellent' && entry.year < year)
      .filter((entry) => restartedAfter === null || entry.year > restartedAfter)
      .map((entry) => entry.year),
  );
  let run = 1;
  while (excellentYears.has(year - run)) run += 1;
  if (run < consecutive.years)
    return { honour: 'commendation', amount: money([excellent.amount]), run, restartedAfter };
  const amounts = consecutive.stacks ? [excellent.amount, consecutive.amount] : [consecutive.amount];
  return { honour: 'meritThirdClass', amount: money(amounts), run, restartedAfter };
}

function lastMerit({ history = [] }: Person, year: number): number | null {
  const years = history.filter((entry) => entry.honour === 'meritThirdClass' && entry.year < year).map((e) => e.year);
  return years.length > 0 ? Math.max(...years) : null;
}

/** Yuan, rounded to the fen. */
const money = (amounts: readonly number[]) => roundedSum(amounts, 2);

/** The unit that pays a person's award (scoring.md §8, `rewards.payer`). */
export function payerOf({ rewards }: Policy, { person, unit }: GradedPerson): string {
  return rewards.payer === 'homeUnit' ? person.unit : unit;
}

export interface Rewards {
  /** yuan by unit, of those that pay something */
  byUnit: Record<string, number>;
  total: number;
}

/** @param honours of the people of `graded`, in their order */
export function sumRewards(policy: Policy, { people }: Graded, honours: readonly Honour[]): Rewards {
  const byPayer = new Map<string, number[]>();
  people.forEach((person, i) => {
    const { amount } = honours[i]!;
    if (amount === 0) return;
    const payer = payerOf(policy, person);
    const amounts = byPayer.get(payer);
    if (amounts) amounts.push(amount);
    else byPayer.set(payer, [amount]);
  });
  const byUnit = [...byPayer].map(([unit, amounts]) => [unit, money(amounts)] as const);
  return { byUnit: Object.fromEntries(byUnit), total: money(byUnit.map(([, amount]) => amount)) };
}
