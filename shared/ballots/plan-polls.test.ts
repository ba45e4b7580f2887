import { describe, expect, test } from 'vitest';
import type { Policy } from '#shared/policy/schema.ts';
import { peopleOf, inputOf, someone, type UnitCase } from './plan-polls.fixture.ts';
import { itemsOfPolicy, type PlannedPoll, planPolls, pollKey, rulesOfPolicy } from './plan-polls.ts';
import { subjectsPerBox } from './sheet.ts';

const plan = (given: UnitCase): PlannedPoll[] => planPolls(inputOf(given));
const codes = ({ warnings }: PlannedPoll): string[] => warnings.map(({ code }) => code);
const ids = (poll: PlannedPoll | undefined): string[] => poll!.subjects.map(({ id }) => id);
const shown = (polls: readonly PlannedPoll[]) =>
  polls.map(({ key, voters, subjects, boxes }) => [key, voters.length, subjects.length, boxes.length]);

const township = { preset: 'county-appraisal-2011', category: 'township' };
const noPeers = ({ opinion }: Policy): void => {
  for (const weights of Object.values(opinion.weights)) weights.peer = 0;
};

describe('the presets', () => {
  test('2011, a township: the staff, its guests by category, the leading team', () => {
    const others = { 事业站所负责人: 6, '村（居）“两委”负责人': 20, 乡镇党代表: 6, 人大代表: 5, 政协委员: 4 };
    const polls = plan({ ...township, people: peopleOf(7, 2, 30), others });
    expect(shown(polls)).toEqual([
      ['cadres/mass/全体干部职工', 32, 1 + 10, 1 + 2],
      ['cadres/mass/事业站所负责人', 6, 11, 1],
      ['cadres/mass/村（居）“两委”负责人', 20, 11, 1],
      ['cadres/mass/乡镇党代表', 6, 11, 1],
      // the four of the CPPCC are too few, and vote with the smallest of the others
      ['cadres/mass/人大代表、政协委员', 9, 11, 1],
      // each of eight rates the team and the seven others (B-151)
      ['cadres/peer/领导班子成员', 8, 1 + 8, 1 + 8],
    ]);
    expect(polls.flatMap(codes)).toEqual([]);
    expect(new Set(polls.map(({ policyField }) => policyField))).toEqual(
      new Set(['meetings.attendance[0]', 'opinion.weights.team.peer']),
    );
  });

  test('2011, a county unit: a few people served vote with the staff', () => {
    const county = { preset: 'county-appraisal-2011', category: 'county-unit', people: peopleOf(5, 0, 12) };
    expect(shown(plan({ ...county, others: { 服务对象代表: 3 } }))[0]).toEqual([
      ...['cadres/mass/全体干部职工、服务对象代表', 15, 7, 1],
    ]);
  });

  test('target management: the raters that the policy names, filled in dispersed, the unit’s own team apart', () => {
    const others = { 事业单位负责人: 6, 部分村干部: 8, 人大代表: 5, 政协委员: 5, 旁听人员: 9 };
    const polls = plan({ preset: 'target-management', category: 'township', people: peopleOf(6, 0, 20), others });
    expect(polls.map(({ title, voters }) => [title, voters.length])).toEqual([
      ['全体干部', 20],
      ['事业单位负责人', 6],
      ['部分村干部', 8],
      ['人大代表', 5],
      ['政协委员', 5],
      ['领导班子成员', 7],
    ]);
    expect(polls.every(({ fillMode }) => fillMode === 'dispersed')).toBe(true);
    expect(polls[0]!.policyField).toBe('ballots.mass.raters[0]');
    const enterprise = plan({ preset: 'target-management', category: 'enterprise', people: peopleOf(6, 0, 20) });
    expect(enterprise[0]!.policyField).toBe('ballots.mass.raters[1]');
  });

  test('2020: peers have no weight, so the team votes with everybody, each with a box of their own', () => {
    const polls = plan({ preset: 'national-2020', category: 'any', people: peopleOf(3, 1, 10) });
    expect(shown(polls)).toEqual([['cadres/mass/全体干部职工', 15, 1 + 5, 1 + 5]]);
    expect(polls[0]!.boxes.slice(1).map(({ without }) => without)).toEqual(['@p', '@d1', '@d2', '@d3', '@c1']);
  });

  test('a service hall appraises nobody by ballot', () => {
    expect(plan({ preset: 'service-hall', category: 'window', people: peopleOf(3, 1, 10) })).toEqual([]);
  });
});

describe('boxes', () => {
  test('leave the one out whom they rate; the others share boxes of so many as one ballot can rate', () => {
    const [poll] = plan({ ...township, people: peopleOf(150, 1, 20) });
    const size = subjectsPerBox(poll!);
    expect(poll!.boxes.filter(({ without }) => without === null).map(({ subjects }) => subjects.length)).toEqual([
      ...[size, size, 152 - 2 * size],
    ]);
    expect(poll!.boxes.at(-1)).toEqual({ subjects: [152], without: '@c1' });
    expect(poll!.boxes.flatMap(({ subjects }) => subjects).toSorted((a, b) => a - b)).toEqual([
      ...poll!.subjects.keys(),
    ]);
  });

  test('are shared where peers may rate themselves', () => {
    const people = peopleOf(6, 0, 20);
    const change = ({ ballots }: Policy) => void (ballots.peer.excludeSelf = false);
    const [, peers] = plan({ ...township, people, change });
    expect(peers!.boxes).toEqual([{ subjects: [0, 1, 2, 3, 4, 5, 6, 7], without: null }]);
  });
});

describe('subjects', () => {
  const people = peopleOf(5, 1, 12);

  test('are those for whose kind the source has weight, and whom the scheme appraises', () => {
    const weightless = ({ opinion }: Policy) => {
      opinion.weights.team.mass = 0;
      opinion.weights.staff.mass = 0;
      opinion.weights.principal.peer = 0;
    };
    const [mass, peers] = plan({ ...township, people, change: weightless });
    // a cadre who is no leader is weighed as the staff are
    expect(ids(mass)).toEqual(['p', 'd1', 'd2', 'd3', 'd4', 'd5']);
    expect(ids(peers)).toEqual(['u', 'd1', 'd2', 'd3', 'd4', 'd5']);
    const teamOnly = ({ scheme }: Policy) => void (scheme.subjects = ['team']);
    expect(ids(plan({ ...township, people, change: teamOnly })[0])).toEqual(['u']);
  });

  test('are nobody who is not appraised; nor is anybody’s vote waited for who is not', () => {
    const away = [
      someone('x', 'deputy', { status: 'notAppraised' }),
      someone('y', 'staff', { status: 'notAppraised' }),
    ];
    const polls = plan({ ...township, people: [...people, ...away], staffMode: 'joint' });
    expect(polls.flatMap(ids)).not.toContain('x');
    expect(polls.flatMap(ids)).not.toContain('y');
    expect(polls.flatMap(({ voters }) => voters.map(({ person }) => person))).not.toContain('y');
    expect(polls[1]!.voters).toHaveLength(6);
  });

  test('from a secondary unit are told by it, and vote with the staff, its leaders too', () => {
    const sub = someone('sub', 'principal', { home: 'u-sub' });
    const lent = someone('lent', 'deputy', { home: 'elsewhere' });
    const [mass, peers] = plan({ ...township, people: [...people, sub, lent] });
    expect(mass!.subjects.find(({ id }) => id === 'sub')!.post).toBe('下属单位主要负责人');
    expect(mass!.boxes.map(({ without }) => without)).toContain('@sub');
    expect(peers!.voters.map(({ person }) => person)).toContain('lent');
    expect(peers!.voters.map(({ person }) => person)).not.toContain('sub');
  });

  test('are the ordinary staff where they are rated jointly, unless the policy forbids it (A-15)', () => {
    const joint = { ...township, people, staffMode: 'joint' } as const;
    expect(ids(plan(joint)[0])).toHaveLength(1 + 7 + 12);
    expect(plan(joint)[0]!.boxes).toHaveLength(1 + 13);
    const change = ({ ballots }: Policy) => void (ballots.jointWithStaff = false);
    expect(ids(plan({ ...joint, change })[0])).toHaveLength(8);
  });

  test('are the staff alone, by all of the unit, where they meet by themselves (A-14)', () => {
    const separate = plan({ ...township, people, staffMode: 'separate' });
    expect(shown(separate).at(-1)).toEqual(['staff/mass/全体干部职工', 19, 12, 12]);
    expect(separate.at(-1)!.purpose).toBe('staff');
    const change = ({ opinion }: Policy) => void (opinion.weights.staff.mass = 0);
    expect(plan({ ...township, people, staffMode: 'separate', change })).toHaveLength(2);
  });
});

describe('classes', () => {
  const people = peopleOf(5, 0, 12);
  const titles = (given: Partial<UnitCase>) =>
    plan({ ...township, people, change: noPeers, ...given }).map(({ title, voters }) => [title, voters.length]);

  test('a category with just enough voters is a class, with one fewer it is not', () => {
    expect(titles({ others: { 人大代表: 5 } })).toEqual([
      ['全体干部职工', 18],
      ['人大代表', 5],
    ]);
    expect(titles({ others: { 人大代表: 4 } })).toEqual([['全体干部职工、人大代表', 22]]);
  });

  test('small ones together are a class of their own where they are enough', () => {
    expect(titles({ others: { 人大代表: 3, 政协委员: 2, 服务对象: 9 } })).toEqual([
      ['全体干部职工', 18],
      ['服务对象', 9],
      ['人大代表、政协委员', 5],
    ]);
  });

  test('only those are put together who rate the same subjects (Q-20)', () => {
    const change = ({ ballots, opinion }: Policy) => {
      noPeers({ opinion } as Policy);
      ballots.mass.staffNotRatedBy = ['服务对象'];
    };
    const polls = plan({ ...township, people, change, staffMode: 'joint', others: { 服务对象: 3, 人大代表: 2 } });
    expect(polls.map(({ title, voters, subjects }) => [title, voters.length, subjects.length])).toEqual([
      ['全体干部职工、人大代表', 20, 1 + 6 + 12],
      ['服务对象', 3, 1 + 6],
    ]);
    expect(polls.map(codes)).toEqual([[], ['few-voters']]);
  });

  test('without anybody of the unit are those of its guests', () => {
    const polls = plan({ ...township, people: peopleOf(5, 0, 0), others: { 人大代表: 3 } });
    expect(polls.map(({ title }) => title)).toEqual(['人大代表', '领导班子成员']);
  });
});

describe('warnings', () => {
  test('tell of too few voters, where somebody is left out of their own box too', () => {
    expect(plan({ ...township, people: peopleOf(5, 0, 5) }).map(codes)).toEqual([[], []]);
    expect(plan({ ...township, people: peopleOf(4, 0, 4) }).map(codes)).toEqual([['few-voters'], ['few-voters']]);
  });

  test('tell that the list is open, that nobody is there to rate, or to vote', () => {
    const open = plan({ ...township, people: peopleOf(5, 0, 9), rosterSubmitted: false });
    expect(open.map(codes)).toEqual([['roster-open'], []]);
    const nobody = plan({ ...township, people: [] });
    expect(nobody.map(codes)).toEqual([['nobody-votes'], ['nobody-votes']]);
    const change = ({ scheme }: Policy) => void (scheme.subjects = ['staff']);
    expect(plan({ ...township, people: peopleOf(5, 0, 9), change })[0]!.boxes).toEqual([]);
    expect(codes(plan({ ...township, people: peopleOf(5, 0, 9), change })[0]!)).toEqual(['nobody-to-rate']);
  });
});

describe('the paper', () => {
  test('asks as a whole or by the dimensions, and for comments on the grades that need one', () => {
    const { policy } = inputOf({ preset: 'target-management', category: 'township', people: [] });
    expect(itemsOfPolicy(policy)).toEqual([{ id: 'whole', label: '总体评价', weight: 1 }]);
    expect(itemsOfPolicy({ ballots: { ...policy.ballots, rated: 'dimensions' } }).map(({ label }) => label)).toEqual([
      ...['德', '能', '勤', '绩', '廉'],
    ]);
    expect(rulesOfPolicy(policy)).toEqual({
      ...{ abstain: true, nominations: true, layout: 'single' },
      comments: { enabled: true, requiredFor: [0, 3], maxChars: 1000 },
    });
  });

  test('a poll is named by whom it serves, its source and its class', () => {
    expect(pollKey({ purpose: 'cadres', source: 'mass', title: '人大代表' })).toBe('cadres/mass/人大代表');
    expect(pollKey({ purpose: 'staff', source: 'mass', title: '长'.repeat(300) })).toHaveLength(200);
  });
});
