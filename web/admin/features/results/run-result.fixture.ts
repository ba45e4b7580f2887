import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';

/** Small results made by hand, for the tests of the pages' models. */

export function person(id: string, fields: Partial<PersonResultRow> = {}): PersonResultRow {
  return {
    id,
    name: `干部${id}`,
    unit: 'u1',
    rank: 'cadre',
    role: 'deputy',
    status: 'appraised',
    appraisalUnit: 'u1',
    pool: 'cadre:g1',
    team: 90,
    duty: 90,
    opinion: 90,
    composite: 90,
    order: 1,
    grade: 'competent',
    honour: null,
    amount: 0,
    countsForProgression: true,
    flags: [],
    leftOut: [],
    missing: [],
    ...fields,
  };
}

export function pool(fields: Partial<RunResult['pools'][number]> = {}): RunResult['pools'][number] {
  return {
    id: 'cadre:g1',
    rank: 'cadre',
    participants: 4,
    quota: 1,
    awarded: [],
    undecided: [],
    placesLeft: 1,
    ...fields,
  };
}

export function team(unit: string, fields: Partial<RunResult['teams'][number]> = {}): RunResult['teams'][number] {
  return {
    unit,
    performance: 90,
    opinion: 90,
    composite: 90,
    rank: 1,
    grade: 'good',
    indicators: {},
    flags: [],
    leftOut: [],
    missing: [],
    ...fields,
  };
}

export function runResult(fields: Partial<RunResult> = {}): RunResult {
  const at = '2012-01-20T08:00:00.000Z';
  const by = { user: 'u', name: '张明' };
  return {
    run: {
      id: '01JZZZZZZZZZZZZZZZZZZZZZZ1',
      cycle: '2011',
      state: 'draft',
      policyVersion: '01JZZZZZZZZZZZZZZZZZZZZZZP',
      policyTitle: '年度考核办法',
      note: '',
      at,
      by,
      published: null,
      people: 0,
      grades: {},
      provisional: false,
      job: '01JZZZZZZZZZZZZZZZZZZZZZZJ',
    },
    groups: [{ id: 'g1', name: '第一考核组' }],
    categories: [{ id: 'township', label: '乡镇', indicators: [] }],
    units: [
      { id: 'u1', name: '城关镇', category: 'township', level: 'first', parent: null, group: 'g1' },
      { id: 'u2', name: '双河乡', category: 'township', level: 'first', parent: null, group: 'g1' },
    ],
    bands: {
      team: { good: 90, fairlyGood: 75, average: 60 },
      person: { excellent: 85, competent: 70, basicallyCompetent: 60 },
    },
    decimals: 2,
    teams: [],
    people: [],
    pools: [],
    winners: [],
    eliminated: [],
    eliminationTied: [],
    overCeiling: [],
    provisional: { categories: [], pools: [] },
    rewards: { byUnit: {}, total: 0 },
    fund: { total: 0, awards: [] },
    recommendations: [],
    recognition: [],
    ...fields,
  };
}
