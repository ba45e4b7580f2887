/** A small dataset without faults, as JSON gives it; each call a new one. */
export function exampleDataset() {
  return {
    format: 'kaoping.dataset/1',
    tenant: { id: 'qingshan', name: '青山县' },
    cycle: { id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31', fiscalRevenue: 32_000_000 },
    policy: examplePolicy(),
    groups: [{ id: 'g1', name: '第一考核组' }],
    units: [
      {
        id: 'u1',
        name: '城关镇',
        category: 'township',
        level: 'first',
        group: 'g1',
        history: [{ year: 2010, rank: 1, of: 4 }],
      },
      { id: 'u2', name: '农业局', category: 'department', level: 'first', group: 'g1' },
      { id: 'u2a', name: '农技站', category: 'department', level: 'secondary', parent: 'u2', group: 'g1' },
    ] as Record<string, unknown>[],
    people: [
      {
        id: 'p1',
        name: '甲某',
        unit: 'u1',
        rank: 'cadre',
        role: 'principal',
        duties: [{ indicator: 'revenue', responsibility: 'lead' }],
        history: [{ year: 2010, grade: 'excellent', honour: 'commendation' }],
        satisfactionNominee: true,
      },
      {
        id: 'p2',
        name: '乙某',
        unit: 'u2a',
        rank: 'staff',
        role: 'member',
        dutyRating: 88.5,
        nominations: 2,
        probationUntil: '2012-03-01',
        leaves: [{ kind: 'sick', from: '2011-01-10', to: '2011-04-30' }],
        secondments: [{ unit: 'u1', from: '2011-05-01' }],
        awaitingAssignment: { originalUnit: 'u2' },
        bars: [{ kind: 'warning', note: '党内警告' }],
      },
    ] as Record<string, unknown>[],
    performance: [
      { unit: 'u1', indicator: 'revenue', target: 1000, reported: 1080, verified: 1050 },
      { unit: 'u1', indicator: 'security', deductions: [{ points: 1.5, reason: '案件' }], veto: true },
      { unit: 'u2', indicator: 'business', score: 88 },
    ] as Record<string, unknown>[],
    opinions: [
      { subject: { kind: 'team', id: 'u1' }, source: 'mass', counts: { good: 33, fairlyGood: 9, average: 0, poor: 1 } },
      { subject: { kind: 'team', id: 'u1' }, source: 'self', counts: { excellent: 1 } },
      { subject: { kind: 'person', id: 'p1' }, source: 'peer', counts: { excellent: 5, competent: 1 } },
    ] as Record<string, unknown>[],
  };
}

/** The engine's part of a policy, as small as it may be; each call a new one. */
export function examplePolicy(): Record<string, unknown> {
  const weights = { mass: 50, peer: 20, leader: 25, self: 5 };
  return {
    format: 'kaoping.policy/1',
    title: '青山县年度考核办法',
    categories: [
      {
        id: 'township',
        label: '乡镇',
        totalPoints: 8,
        sections: [
          {
            id: 'all',
            label: '全部',
            points: 8,
            indicators: [
              { id: 'revenue', label: '财政收入', points: 2.67, method: 'ratio' },
              { id: 'growth', label: '增长', points: 2.67, method: 'growth', targetGrowth: 12 },
              { id: 'security', label: '综治', points: 2.66, method: 'deduction' },
            ],
          },
        ],
      },
      {
        id: 'department',
        label: '部门',
        totalPoints: 100,
        sections: [
          {
            id: 'all',
            label: '全部',
            points: 100,
            indicators: [{ id: 'business', label: '业务', points: 100, method: 'manual' }],
          },
        ],
      },
    ],
    opinion: {
      scales: {
        team: { good: 100, fairlyGood: 80, average: 60, poor: 40 },
        person: { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 40 },
        self: { excellent: 100, good: 80, average: 60, poor: 40 },
      },
      weights: { team: weights, principal: weights, deputy: weights, staff: weights },
    },
    grading: {
      bands: {
        team: { good: 90, fairlyGood: 75, average: 60 },
        person: { excellent: 85, competent: 70, basicallyCompetent: 60 },
      },
      quota: { cadre: { percent: 25 }, staff: { percent: 15 } },
    },
    fund: {
      percentOfRevenue: 5,
      awards: [
        { id: 'first', kind: 'comprehensive', category: 'township', rank: 1, sharePercent: 60 },
        { id: 'revenue', kind: 'single', category: 'township', indicator: 'revenue', rank: 1, sharePercent: 40 },
      ],
    },
  };
}
