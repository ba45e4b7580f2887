import { expect, test } from 'vitest';
import { fileOf, partitionText, shapeOf } from './shapes.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const rev = 'a'.repeat(32);

test.each([
  ['main', 'TENANT', 'CYCLE#2011', 'cycle', []],
  ['main', 'UNIT#u%2301', `PEOPLE#${rev}#000`, 'people', ['u#01', rev, '000']],
  ['main', 'CYCLE#2012/%23%25', `DATA#t%231#${rev}#003`, 'rows', ['2012/#%', 't#1', rev, '003']],
  ['main', 'CYCLE#2011', `RUN#${id}`, 'run', ['2011', id]],
  ['main', `RUN#${id}`, 'PEOPLE#t1#000', 'results', [id, 't1', '000']],
  ['audit', 'cycle#2012/%23%25', '000000000001', 'event', ['2012/#%']],
  ['audit', `imported#${id}#register`, '000000000001', 'event', []],
  ['ballots', `POLL#${id}`, 'KEY#003', 'ballot', [id]],
  ['ballots', `VOTERS#${id}`, '@p%231', 'ballot', [id]],
  ['ballots', `CASTS#${id}.12`, 'x'.repeat(43), 'ballot', [id]],
  ['ballots', `COMMENTS#${id}.0`, 'x', 'ballot', [id]],
] as const)('%s %s %s is of the kind %s', (table, pk, sk, kind, parts) => {
  expect(shapeOf({ table, pk, sk })).toEqual({ kind, parts });
});

test.each([
  ['audit', 'register', '1'],
  ['main', `POLL#${id}`, 'HEAD'],
  ['ballots', `POLL#${id}`, 'HEADS'],
  ['ballots', `CASTS#${id}`, 'x'.repeat(43)],
  ['audit', 'TENANT', 'ROOT'],
  ['main', 'register', '000000000001'],
  ['main', 'UNIT#a#b', `PEOPLE#${rev}#000`],
  ['main', 'UNIT#u01\n', `PEOPLE#${rev}#000\n`],
  ['main', `UNIT#${'u'.repeat(65)}`, `PEOPLE#${rev}#000`],
] as const)('%s %s %j is none', (table, pk, sk) => {
  expect(shapeOf({ table, pk, sk })).toBeUndefined();
});

test('files have four kinds of names and no others', () => {
  expect(fileOf(`files/${id}`)).toEqual({ kind: 'file', id });
  expect(fileOf(`runs/${id}/dataset.json.br`)).toEqual({ kind: 'run', id });
  expect(fileOf(`slips/${id}`)).toEqual({ kind: 'slip', id });
  expect(fileOf(`ballots/${id}.json`)).toEqual({ kind: 'ballot', id });
  for (const name of ['ballots/x.json', 'files/x', `files/${id}/x`, `../files/${id}`, `runs/${id}/other`, ''])
    expect(fileOf(name)).toBeUndefined();
  expect(partitionText(['cycle', 'a#b'])).toBe('cycle#a%23b');
});
