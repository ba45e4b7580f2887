import { expect, test } from 'vitest';
import { changes, choiceOf, given, isChanged, type LeaderUnit } from './leader-sheet.ts';

const unit = (id: string, more: Partial<LeaderUnit> = {}): LeaderUnit => ({
  ...{
    unit: id,
    name: id,
    category: 'township',
    team: null,
    principals: [{ person: `${id}-1`, name: '甲', grade: null }],
  },
  ...more,
});
const a = unit('a', { team: 'good' });
const b = unit('b');

test('what is sent are the units that say something else than before, each whole', () => {
  const choices = {
    a: { team: 'good' as const, principals: { 'a-1': 'excellent' as const } },
    b: { team: null, principals: { 'b-1': null } },
  };
  expect([isChanged(a, choices), isChanged(b, choices)]).toEqual([true, false]);
  expect(changes([a, b], choices)).toEqual([
    { unit: 'a', team: 'good', principals: [{ person: 'a-1', grade: 'excellent' }] },
  ]);
  // A grade that is taken back.
  expect(changes([a], { a: { team: null, principals: {} } })).toEqual([{ unit: 'a', team: null, principals: [] }]);
});

test('progress counts what the policy asks for', () => {
  expect(given({ ratesTeams: true }, a, {})).toEqual({ done: 1, total: 2 });
  expect(given({ ratesTeams: false }, a, {})).toEqual({ done: 0, total: 1 });
  expect(choiceOf(b, {})).toEqual({ team: null, principals: { 'b-1': null } });
});
