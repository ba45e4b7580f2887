import { describe, expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { move } from './machine.ts';
import {
  type AgendaInput,
  agendaMachine,
  agendaOf,
  isUsualChair,
  type MeetingInput,
  meetingMachine,
  type NomineeInput,
  nomineeMachine,
  principalsOf,
  speakerKinds,
} from './meeting-agenda.ts';
import { noMeeting } from './meeting.ts';
import { handedIn, mustReportOrally, oralLines, overrun, withoutReport } from './meeting-oral.ts';
import type { Appraised } from './placement.ts';

const policy = presets['county-appraisal-2011']!;
const codes = (moved: ReturnType<typeof move>): string[] => (moved.ok ? [] : moved.problems.map(({ code }) => code));
const person = (id: string, more: Partial<Appraised> = {}): Appraised => ({
  ...{ id, name: id, rank: 'staff', role: 'member', home: 'u', unit: 'u', status: 'appraised' },
  ...more,
});

describe('the agenda (A-44, A-45)', () => {
  const item: AgendaInput = { meeting: 'held', before: null, after: 'waiting', speech: true, speaker: true };

  test('has the policy’s three items in order', () => {
    expect(agendaOf(policy.meetings.agenda, noMeeting).map(({ label, state }) => [label, state])).toEqual([
      ['考核动员讲话', 'waiting'],
      ['口头述职', 'waiting'],
      ['民主评议', 'waiting'],
    ]);
  });

  test('an item begins after the one before has ended', () => {
    const second = { ...item, speech: false, speaker: false };
    expect(codes(move(agendaMachine, 'waiting', 'start', { ...second, before: 'running' }))).toEqual(['item-before']);
    expect(codes(move(agendaMachine, 'waiting', 'start', { ...second, before: 'waiting' }))).toEqual(['item-before']);
    expect(move(agendaMachine, 'waiting', 'start', { ...second, before: 'ended' }).ok).toBe(true);
  });

  test('the speech needs its speaker; the county’s leader and the group’s head give it', () => {
    expect(move(agendaMachine, 'waiting', 'start', { ...item, speaker: false })).toMatchObject({
      policyField: 'meetings.speakers',
    });
    expect(speakerKinds(policy)).toEqual(['countyLeader', 'groupHead']);
    expect(speakerKinds({ meetings: { ...policy.meetings, speakers: ['考核组组长'] } })).toEqual(['groupHead']);
    expect(speakerKinds({ meetings: { ...policy.meetings, speakers: ['县委领导'] } })).toEqual(['countyLeader']);
    expect(speakerKinds({ meetings: { ...policy.meetings, speakers: [] } })).toEqual([]);
  });

  test('an end by mistake is taken back until the next has begun; nothing moves outside of the meeting', () => {
    expect(move(agendaMachine, 'ended', 'resume', item)).toMatchObject({ to: 'running' });
    expect(codes(move(agendaMachine, 'ended', 'resume', { ...item, after: 'running' }))).toEqual(['item-after']);
    for (const [state, action] of [
      ['waiting', 'start'],
      ['running', 'end'],
      ['ended', 'resume'],
    ] as const)
      expect(codes(move(agendaMachine, state, action, { ...item, meeting: 'closed' }))).toEqual([
        'meeting-not-under-way',
      ]);
  });
});

describe('the chair (A-43)', () => {
  test('is the unit’s own principal; anybody else is unusual', () => {
    const people = [person('b', { role: 'principal', home: 's' }), person('a', { role: 'principal' }), person('c')];
    expect(principalsOf(people, 'u').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(isUsualChair(policy, { kind: 'person', role: 'principal', home: 'u' }, 'u')).toBe(true);
    expect(isUsualChair(policy, { kind: 'person', role: 'deputy', home: 'u' }, 'u')).toBe(false);
    expect(isUsualChair(policy, { kind: 'user', groupHead: true }, 'u')).toBe(false);
    const byGroup = { meetings: { ...policy.meetings, chair: 'groupHead' as const } };
    expect(isUsualChair(byGroup, { kind: 'user', groupHead: true }, 'u')).toBe(true);
  });
});

describe('reports by word and in writing', () => {
  test.each([
    [299, 0],
    [300, 0],
    [301, 1],
    [360, 60],
  ])('%i seconds of 5 minutes are %i over (H-09)', (seconds, over) => {
    expect(overrun(seconds, policy.meetings.oral.maxMinutes)).toBe(over);
  });

  const people = [
    person('staff'),
    person('deputy', { rank: 'cadre', role: 'deputy' }),
    person('head', { rank: 'cadre', role: 'principal' }),
    person('ill', { rank: 'cadre', status: 'notAppraised' }),
    person('new', { rank: 'cadre', status: 'ungraded' }),
  ];
  const report = { seconds: 280, over: 0, at: '2026-01-01T00:00:00Z', by: { user: 'u', name: 'n' } };

  test('cadres who take part must speak, the principal first; whom the group called comes after (A-46, A-47)', () => {
    expect(people.filter((one) => mustReportOrally(policy, one)).map(({ id }) => id)).toEqual([
      'deputy',
      'head',
      'new',
    ]);
    const lines = oralLines(policy, people, [{ person: 'staff', called: true, report: null }]);
    expect(lines.map(({ person: id, required }) => [id, required])).toEqual([
      ...[
        ['head', true],
        ['deputy', true],
        ['new', true],
        ['staff', false],
      ],
    ]);
  });

  test('everybody who takes part reports one way or the other (A-48)', () => {
    const orals = [{ person: 'head', called: false, report }];
    const written = handedIn([
      { id: 'deputy', state: 'submitted' },
      { id: 'new', state: 'locked' },
      { id: 'staff', state: 'draft' },
      { id: 'team', state: 'submitted' },
    ]);
    expect(withoutReport(policy, people, orals, written).map(({ id }) => id)).toEqual(['staff']);
    const returned = handedIn([{ id: 'staff', state: 'returned' }]);
    expect(returned.size).toBe(0);
    const free = {
      ...policy,
      meetings: { ...policy.meetings, oral: { ...policy.meetings.oral, writtenOtherwise: false } },
    };
    expect(withoutReport(free, people, [], new Set())).toEqual([]);
  });

  test('who is not appraised by the policy is waited for by no meeting', () => {
    const cadresOnly = { ...policy, scheme: { ...policy.scheme, subjects: ['team' as const, 'cadre' as const] } };
    const spoken = ['head', 'deputy', 'new'].map((id) => ({ person: id, called: false, report }));
    expect(withoutReport(cadresOnly, people, spoken, new Set())).toEqual([]);
    const staffOnly = { ...policy, scheme: { ...policy.scheme, subjects: ['staff' as const] } };
    expect(people.filter((one) => mustReportOrally(staffOnly, one))).toEqual([]);
  });
});

describe('the meeting', () => {
  const ready: MeetingInput = {
    ...{ day: '2026-01-04', today: '2026-01-04', rosterSubmitted: true, hasChair: true },
    ...{ agendaEnded: true, unmarked: 0, withoutReport: 0 },
  };
  test.each([
    ['no-day', { day: null }],
    ['not-the-day', { today: '2026-01-03' }],
    ['roster-open', { rosterSubmitted: false }],
    ['no-chair', { hasChair: false }],
  ])('does not begin: %s', (code, change) => {
    expect(codes(move(meetingMachine, 'planned', 'begin', { ...ready, ...change }))).toEqual([code]);
  });

  test('is closed when every item has ended, everybody is accounted for and has reported', () => {
    expect(move(meetingMachine, 'held', 'close', ready)).toMatchObject({ to: 'closed' });
    const open = { ...ready, agendaEnded: false, unmarked: 1, withoutReport: 2 };
    expect(codes(move(meetingMachine, 'held', 'close', open))).toEqual(['agenda-open', 'unmarked', 'without-report']);
    expect(move(meetingMachine, 'held', 'close', { ...ready, withoutReport: 1 })).toMatchObject({
      policyField: 'meetings.oral.writtenOtherwise',
    });
    expect(move(meetingMachine, 'closed', 'reopen', ready)).toMatchObject({ to: 'held' });
    expect(meetingMachine.actions.reopen.by).toEqual(['conduct.lead']);
  });
});

describe('the nominee (A-52)', () => {
  const one: NomineeInput = {
    ...{ meeting: 'closed', required: true, count: 1, perUnit: 1, appraised: true, reason: null },
  };
  test.each([0, 2])('%i of 1: refused by name of the field', (count) => {
    expect(move(nomineeMachine, 'none', 'nominate', { ...one, count })).toMatchObject({
      policyField: 'recognition.perUnit',
    });
  });

  test('exactly one, after the meeting, appraised there; another later for a reason', () => {
    expect(move(nomineeMachine, 'none', 'nominate', one).ok).toBe(true);
    expect(codes(move(nomineeMachine, 'none', 'nominate', { ...one, meeting: 'held' }))).toEqual(['meeting-open']);
    expect(move(nomineeMachine, 'none', 'nominate', { ...one, meeting: 'planned', required: false }).ok).toBe(true);
    expect(codes(move(nomineeMachine, 'none', 'nominate', { ...one, appraised: false }))).toEqual(['not-appraised']);
    expect(codes(move(nomineeMachine, 'nominated', 'replace', one))).toEqual(['reason']);
    const other = { ...one, reason: '本人请辞' };
    expect(move(nomineeMachine, 'nominated', 'replace', other).ok).toBe(true);
    expect(codes(move(nomineeMachine, 'nominated', 'replace', { ...other, meeting: 'held' }))).toEqual([
      'meeting-open',
    ]);
    expect(codes(move(nomineeMachine, 'nominated', 'replace', { ...other, count: 2 }))).toEqual(['count']);
    expect(codes(move(nomineeMachine, 'nominated', 'replace', { ...other, appraised: false }))).toEqual([
      'not-appraised',
    ]);
  });
});
