import { pathToFileURL } from 'node:url';
import type { Dataset } from '#shared/dataset/schema.ts';
import { explain } from '#shared/grading/explain/explain.ts';
import { grade } from '#shared/grading/grade.ts';
import { makeCounty } from './county.ts';

export interface BenchRow {
  what: string;
  value: string;
  target: string;
  ok: boolean;
}

/** CPU time of a piece of work in ms, of all threads: the median of several runs once it is warm. */
function cpu(work: () => unknown, { warm, runs }: { warm: number; runs: number }): number {
  for (let i = 0; i < warm; i += 1) work();
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** The same for both sizes: a ratio of an optimised run to one that is not says nothing of growth. */
const warmed = { warm: 4, runs: 7 };

/** Scoring, ranking and grading a county of 100 units, with 10,000 and with 100,000 people; one explanation. */
export function benchEngine(): BenchRow[] {
  const county = makeCounty({ units: 100, people: 10_000, seed: 1 });
  const small = cpu(() => grade(county), warmed);
  const large = cpuOfLarge();
  return [
    row('grade 100 units, 10,000 people, 4 sources each (CPU ms)', small, 400),
    { what: 'the same with 100,000 people (CPU ms)', value: large.toFixed(1), target: '–', ok: true },
    row('100,000 people against 10,000 (times)', large / small, 11),
    ...explanations(county),
  ];
}

function cpuOfLarge(): number {
  const county = makeCounty({ units: 100, people: 100_000, seed: 1 });
  return cpu(() => grade(county), warmed);
}

/** A score leads to one person's rows; a grade also places everybody of the pool once more. */
function explanations(county: Dataset): BenchRow[] {
  const result = grade(county);
  const cost = (address: string) => cpu(() => explain(county, result, address, 'full'), { warm: 5, runs: 9 });
  return [
    row('explain one composite score of 10,000 (CPU ms)', cost('p000001.composite'), 50),
    row('explain one grade of 10,000 (CPU ms)', cost('p000001.grade'), 50),
  ];
}

const row = (what: string, value: number, target: number): BenchRow => ({
  what,
  value: value.toFixed(1),
  target: `≤ ${target.toFixed(0)}`,
  ok: value <= target,
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(benchEngine());
