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

/** Scoring, ranking and grading a county of 100 units, with 10,000 and with 100,000 people; one explanation. */
export function benchEngine(): BenchRow[] {
  const county = makeCounty({ units: 100, people: 10_000, seed: 1 });
  const small = cpu(() => grade(county), { warm: 5, runs: 9 });
  const large = cpuOfLarge();
  const times = large / small;
  const explanation = cpuOfExplanation(county);
  return [
    row('grade 100 units, 10,000 people, 4 sources each (CPU ms)', small, 400),
    row('the same with 100,000 people (CPU ms)', large, small * 11),
    row('100,000 people against 10,000 (times)', times, 11),
    row('explain one composite score (CPU ms)', explanation, 100),
  ];
}

function cpuOfLarge(): number {
  const county = makeCounty({ units: 100, people: 100_000, seed: 1 });
  return cpu(() => grade(county), { warm: 1, runs: 5 });
}

function cpuOfExplanation(county: Dataset): number {
  const result = grade(county);
  return cpu(() => explain(county, result, 'p000001.composite', 'full'), { warm: 5, runs: 9 });
}

const row = (what: string, value: number, target: number): BenchRow => ({
  what,
  value: value.toFixed(1),
  target: `≤ ${target.toFixed(0)}`,
  ok: value <= target,
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(benchEngine());
