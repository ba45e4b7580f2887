import { expect, test } from 'vitest';
import { ballotsOf, votesOn } from './ballots-of.ts';
import { exampleDataset } from './example.fixture.ts';
import { exportDataset } from './normal.ts';
import { parseDataset } from './parse.ts';
import type { Dataset } from './schema.ts';

function parsed(input: unknown): Dataset {
  const { dataset, problems } = parseDataset(input);
  if (!dataset) throw new Error(JSON.stringify(problems));
  return dataset;
}

test('without its ballots a row’s marks are ballots of their own, and `ballots` is there where they are not', () => {
  const counts = { excellent: 20, competent: 5 };
  expect([ballotsOf({ counts }), ballotsOf({ counts, ballots: 5 })]).toEqual([25, 5]);
  expect([votesOn(counts, 25), votesOn(counts, 5)]).toEqual([{ counts }, { counts, ballots: 5 }]);
});

test.each<[string, unknown, string[]]>([
  ['as many as there are marks', 6, []],
  ['one', 1, []],
  ['more than there are marks', 7, ['opinions[2].ballots more-ballots-than-marks']],
  ['none', 0, ['opinions[2].ballots too-small']],
  ['half a one', 1.5, ['opinions[2].ballots not-whole']],
  ['a word', '5', ['opinions[2].ballots wrong-type']],
])('ballots of six marks: %s', (_, ballots, faults) => {
  const example = exampleDataset();
  example.opinions[2]!.ballots = ballots;
  expect((parseDataset(example).problems ?? []).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
});

test('the ballots of a row stand behind its counts, but where each mark is one of its own', () => {
  const example = exampleDataset();
  const plain = exportDataset(parsed(example));
  example.opinions[2]!.ballots = 6;
  expect(exportDataset(parsed(example))).toBe(plain);
  const { subject, source } = example.opinions[2]!;
  example.opinions[2] = { ballots: 3, counts: { competent: 1, excellent: 5 }, source, subject };
  const text = exportDataset(parsed(example));
  const row = (JSON.parse(text) as Dataset).opinions.find(({ ballots }) => ballots !== undefined);
  expect(JSON.stringify(row)).toBe(
    '{"subject":{"kind":"person","id":"p1"},"source":"peer","counts":{"excellent":5,"competent":1},"ballots":3}',
  );
  expect(exportDataset(parsed(JSON.parse(text)))).toBe(text);
});
