import { describe, expect, test } from 'vitest';
import type { Reach } from '#shared/api/access.ts';
import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';
import { cutToReach, isInReach } from './cut-to-reach.ts';

const nowhere: Reach = { county: false, groups: [], units: [], self: false };

const unit = (id: string, group: string, parent: string | null = null): RunResult['units'][number] => ({
  id,
  name: id,
  category: group === 'g1' ? 'township' : 'department',
  level: parent === null ? 'first' : 'secondary',
  parent,
  group,
});
const person = (id: string, home: string, appraisalUnit: string, pool: string): PersonResultRow => ({
  id,
  name: id,
  unit: home,
  rank: 'staff',
  role: 'member',
  status: 'appraised',
  appraisalUnit,
  pool,
  team: 90,
  duty: 90,
  opinion: 90,
  composite: 90,
  order: 1,
  grade: 'excellent',
  honour: 'commendation',
  amount: 800,
  countsForProgression: true,
  flags: [],
  leftOut: [],
  missing: [],
});
const team = (id: string): RunResult['teams'][number] => ({
  unit: id,
  performance: 90,
  opinion: 90,
  composite: 90,
  rank: 1,
  grade: 'good',
  indicators: { business: 90 },
  flags: [],
  leftOut: [],
  missing: [],
});
const pool = (id: string, awarded: string[], undecided: string[]): RunResult['pools'][number] => ({
  id,
  rank: 'staff',
  participants: 9,
  quota: 1,
  awarded,
  undecided,
  placesLeft: 0,
});

/** u1 and u2 with its station u2a in two groups; p4 is at home in the station and on loan at u1. */
const result: RunResult = {
  run: {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    cycle: '2011',
    state: 'published',
    policyVersion: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
    policyTitle: '办法',
    note: '',
    at: '2012-01-01T00:00:00.000Z',
    by: { user: 'x', name: 'x' },
    published: null,
    people: 4,
    grades: { excellent: 4 },
    provisional: false,
    job: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  },
  groups: [
    { id: 'g1', name: '一组' },
    { id: 'g2', name: '二组' },
  ],
  categories: [
    { id: 'township', label: '乡镇', indicators: [] },
    { id: 'department', label: '部门', indicators: [] },
  ],
  units: [unit('u1', 'g1'), unit('u2', 'g2'), unit('u2a', 'g2', 'u2')],
  bands: { team: {}, person: {} },
  decimals: 2,
  teams: [team('u1'), team('u2')],
  people: [
    person('p1', 'u1', 'u1', 'staff:u1'),
    person('p2', 'u2', 'u2', 'staff:u2'),
    person('p3', 'u2a', 'u2', 'staff:u2'),
    person('p4', 'u2a', 'u1', 'staff:u1'),
  ],
  pools: [pool('staff:u1', ['p1'], ['p4']), pool('staff:u2', ['p2', 'p3'], [])],
  winners: ['u1'],
  eliminated: ['u2'],
  eliminationTied: [],
  overCeiling: [],
  provisional: { categories: ['department'], pools: ['staff:u2'] },
  rewards: { byUnit: { u1: 1600.1, u2: 1600.2 }, total: 3200.3 },
  fund: { total: 100, awards: [{ id: 'a', unit: 'u1', amount: 60 }] },
  recommendations: [{ kind: 'promote', person: 'p1', unit: 'u1' }],
  recognition: [
    { group: 'g1', rank: 'staff', people: ['p1'], tied: [] },
    { group: 'g2', rank: 'staff', people: ['p2', 'p3'], tied: [] },
  ],
};

const ids = (cut: RunResult): string[] => cut.people.map(({ id }) => id);

describe('what a reader sees of a run', () => {
  test('the county sees all', () => {
    expect(cutToReach(result, { ...nowhere, county: true }, undefined)).toEqual(result);
  });

  test('a group sees its units with the stations below them and whoever is appraised there', () => {
    const cut = cutToReach(result, { ...nowhere, groups: ['g2'] }, undefined);
    expect(ids(cut)).toEqual(['p2', 'p3', 'p4']);
    expect(cut.teams.map((t) => t.unit)).toEqual(['u2']);
    expect([cut.winners, cut.eliminated]).toEqual([[], ['u2']]);
    expect(cut.rewards).toEqual({ byUnit: { u2: 1600.2 }, total: 1600.2 });
    expect(cut.fund.awards).toEqual([]);
    expect(cut.pools.find(({ id }) => id === 'staff:u1')).toMatchObject({ awarded: [], undecided: ['p4'] });
  });

  test('a unit reaches down to its stations, and a station not up to its unit', () => {
    expect(ids(cutToReach(result, { ...nowhere, units: ['u2'] }, undefined))).toEqual(['p2', 'p3', 'p4']);
    const station = cutToReach(result, { ...nowhere, units: ['u2a'] }, undefined);
    expect(ids(station)).toEqual(['p3', 'p4']);
    expect(station.teams).toEqual([]);
  });

  test('staff see themselves and their own team, nobody else in any list', () => {
    const cut = cutToReach(result, { ...nowhere, self: true }, 'p3');
    expect(ids(cut)).toEqual(['p3']);
    expect(cut.teams.map((t) => t.unit)).toEqual(['u2']);
    expect(cut.recommendations).toEqual([]);
    const text = JSON.stringify({ ...cut, run: null });
    for (const other of ['p1', 'p2', 'p4', '"u1"', '1600.1']) expect(text).not.toContain(other);
  });

  test('somebody without a person of their own sees nobody', () => {
    const cut = cutToReach(result, { ...nowhere, self: true }, undefined);
    expect([cut.people, cut.teams, cut.units, cut.pools]).toEqual([[], [], [], []]);
  });

  test('asking why is answered for whom the list shows', () => {
    const self: Reach = { ...nowhere, self: true };
    expect(isInReach(result, self, 'p3', { kind: 'person', id: 'p3' })).toBe(true);
    expect(isInReach(result, self, 'p3', { kind: 'team', id: 'u2' })).toBe(true);
    expect(isInReach(result, self, 'p3', { kind: 'person', id: 'p2' })).toBe(false);
    expect(isInReach(result, self, 'p3', { kind: 'team', id: 'u1' })).toBe(false);
  });
});
