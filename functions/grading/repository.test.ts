import { describe, expect, test } from 'vitest';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import { grade } from '#shared/grading/grade.ts';
import { partitionKey } from '#functions/platform/keys.ts';
import { publicRun, runKeys, type StoredRun } from './repository.ts';
import { gradeCounts, isProvisional, peopleByHome, resultOf, summaryOf } from './run-result.ts';
import { sourcesOf } from './run-files.ts';

const client = { pk: (...parts: string[]) => partitionKey('01J00000000000000000000001', ...parts) };
const root = 'T#01J00000000000000000000001#';
const run = '01J0000000000000000000000R';

test('keys', () => {
  const keys = runKeys(client);
  expect(keys.run('2011', run)).toEqual({ pk: `${root}CYCLE#2011`, sk: `RUN#${run}` });
  expect(keys.summary(run, 0)).toEqual({ pk: `${root}RUN#${run}`, sk: 'SUMMARY#000' });
  expect(keys.people(run, 'u#1', 3)).toEqual({ pk: `${root}RUN#${run}`, sk: 'PEOPLE#u%231#003' });
  expect(keys.homes(run, 'f')).toEqual({ pk: `${root}RUN#${run}`, sk: 'HOMES#f' });
});

describe('a result as runs store it', () => {
  const { dataset } = parseDataset(exampleDataset());
  const result = grade(dataset!);

  test('comes back as the engine gave it', () => {
    const people = [...peopleByHome(dataset!, result).values()].flat().sort((a, b) => byCodePoint(a.id, b.id));
    const summary = JSON.parse(JSON.stringify(summaryOf(dataset!, result)));
    expect(resultOf(summary, people)).toEqual(result);
  });

  test('people lie with their home unit, not with where they are appraised', () => {
    const homes = peopleByHome(dataset!, result);
    expect([...homes].map(([unit, people]) => [unit, people.map(({ id }) => id)])).toEqual([
      ['u1', ['p1']],
      ['u2a', ['p2']],
    ]);
    expect(homes.get('u2a')?.[0]).toMatchObject({ name: '乙某', unit: 'u2a', appraisalUnit: 'u2' });
  });

  test('counts everybody once', () => {
    expect(gradeCounts(result)).toEqual({ none: 2 });
    expect(isProvisional(result)).toBe(true);
  });
});

test('who brought a row in is found by the key that derivations use', () => {
  const from = { by: { user: 'x', name: 'x' }, at: '2012-01-01T00:00:00.000Z', job: null };
  const mass: OpinionRow = { subject: { kind: 'person', id: 'p1' }, source: 'mass', counts: {} };
  const sources = sourcesOf(
    [{ performance: [{ row: { unit: 'u1', indicator: 'a' }, from }], opinions: [{ row: mass, from }] }],
    [{ row: { ...mass, source: 'self' }, origin: { kind: 'self' } }],
  );
  expect(sources).toEqual({
    from: [from],
    rows: [
      ['performance:u1/a', 0],
      ['opinions:person:p1/mass', 0],
    ],
    ballots: [['opinions:person:p1/self', { kind: 'self' }]],
  });
});

test('a run shows nothing of how it is stored', () => {
  const stored = { id: run, state: 'running', decimals: 2, summaryParts: 1 } as StoredRun;
  expect(publicRun(stored, 'failed')).toEqual({ id: run, state: 'failed' });
});
