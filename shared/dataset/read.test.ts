import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { exampleDataset } from './example.fixture.ts';
import { readDataset } from './read.ts';
import { repeatedKeys } from './repeated-keys.ts';

const example = JSON.stringify(exampleDataset());
const faultsOf = (json: string) => (readDataset(json).problems ?? []).map(({ path, code }) => `${path} ${code}`);

test('a file without faults is read', () => {
  expect(readDataset(example).dataset?.people).toHaveLength(2);
  expect(readDataset(JSON.stringify(exampleDataset(), null, 2)).problems).toBeUndefined();
});

test.each([
  ['a list of the document', example.replace('{', '{"people":[],'), 'people duplicate-key'],
  ['a key written another way', example.replace('{', '{"peopl\\u0065":[],'), 'people duplicate-key'],
  ['a key of a row', example.replace('"id":"p2"', '"id":"p9","id":"p2"'), 'people[1].id duplicate-key'],
  ['a count', example.replace('"good":33', '"good":3,"good":33'), 'opinions[0].counts.good duplicate-key'],
])('%s given twice is refused where it stands', (_, json, fault) => {
  expect(faultsOf(json)).toEqual([fault]);
});

it('tells it beside the other faults, and alone what is too deep', () => {
  expect(faultsOf(example.replace('{', '{"format":"x",').replace('城关镇', ''))).toEqual([
    'format duplicate-key',
    'units[0].name empty',
  ]);
  const deep = `${'{"a":1,"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  expect(readDataset(deep).problems?.map(({ code }) => code)).toEqual(['too-deep']);
});

it('throws where the text is no JSON', () => {
  expect(() => readDataset('{"a":')).toThrow(SyntaxError);
});

it('finds nothing in what was written by a program, whatever stands in its texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, space) => {
      expect(repeatedKeys(JSON.stringify(value, null, space))).toEqual([]);
    }),
  );
});
