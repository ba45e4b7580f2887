import { describe, expect, test } from 'vitest';
import { pollStates, type PollState } from '#shared/ballots/poll.ts';
import { move } from './machine.ts';
import { type PollFacts, pollMachine } from './poll-machine.ts';

type Action = keyof typeof pollMachine.actions;

const ready: PollFacts = {
  ...{
    isPaper: false,
    isDispersed: false,
    isPaused: false,
    isTimeUp: false,
    keysMissing: 0,
    afterReports: true,
    lifeMeeting: true,
  },
  ...{ issued: 6, mayVote: 6, inNames: true, cards: 8, isComplete: true, isPlausible: true, isSecondPerson: true },
  ...{ isConsistent: true, hasTurnout: true, staffSigned: true },
};
const [dispersed, paper] = [
  { ...ready, isDispersed: true },
  { ...ready, isPaper: true },
];

/** from where, to where, by what facts, and each thing that keeps it from being done */
const steps: Record<Action, [PollState[], PollState | null, PollFacts, [Partial<PollFacts>, string][]]> = {
  freeze: [
    ['preparing'],
    'frozen',
    ready,
    [
      [{ isPaper: true }, 'paper'],
      [{ keysMissing: 1 }, 'keys'],
    ],
  ],
  openIssuing: [
    ['frozen'],
    'issuing',
    ready,
    [
      [{ isDispersed: true }, 'dispersed'],
      [{ afterReports: false }, 'reports-first'],
      [{ lifeMeeting: false }, 'life-meeting'],
      [{ cards: 0 }, 'no-cards'],
    ],
  ],
  openCasting: [
    ['issuing'],
    'casting',
    ready,
    [
      [{ isPaused: true }, 'paused'],
      [{ issued: 0 }, 'none-issued'],
      [{ issued: 7 }, 'more-than-present'],
      [{ inNames: false }, 'not-in-names'],
    ],
  ],
  open: [
    ['frozen'],
    'open',
    dispersed,
    [
      [{ isDispersed: false }, 'central'],
      [{ afterReports: false }, 'reports-first'],
      [{ lifeMeeting: false }, 'life-meeting'],
    ],
  ],
  close: [['casting', 'open'], 'closing', ready, [[{ isPaused: true }, 'paused']]],
  counted: [['closing'], 'closed', ready, []],
  enterPaper: [
    ['preparing'],
    'preparing',
    paper,
    [
      [{ isPaper: false }, 'electronic'],
      [{ isPlausible: false }, 'implausible'],
    ],
  ],
  confirmPaper: [
    ['preparing'],
    'closed',
    paper,
    [
      [{ isPaper: false }, 'electronic'],
      [{ isComplete: false }, 'incomplete'],
      [{ isPlausible: false }, 'implausible'],
      [{ afterReports: false }, 'reports-first'],
      [{ lifeMeeting: false }, 'life-meeting'],
      [{ issued: 7 }, 'more-than-present'],
      [{ isSecondPerson: false }, 'second-person'],
    ],
  ],
  publish: [
    ['closed'],
    'published',
    ready,
    [
      [{ isConsistent: false }, 'inconsistent'],
      [{ hasTurnout: false }, 'turnout'],
      [{ staffSigned: false }, 'staff-unsigned'],
    ],
  ],
  void: [['preparing', 'frozen', 'issuing', 'casting', 'open', 'closed', 'published'], 'voided', ready, []],
  pause: [
    ['issuing', 'casting', 'open'],
    null,
    ready,
    [
      [{ isPaused: true }, 'already-paused'],
      [{ isTimeUp: true }, 'time-is-up'],
    ],
  ],
  resume: [['issuing', 'casting', 'open'], null, { ...ready, isPaused: true }, [[{ isPaused: false }, 'not-paused']]],
};

describe.each(Object.entries(steps) as [Action, (typeof steps)[Action]][])('%s', (action, [from, to, facts, kept]) => {
  test('from these states and no others', () => {
    for (const state of pollStates) {
      const moved = move(pollMachine, state, action, facts);
      expect([state, moved.ok && moved.to]).toEqual([state, from.includes(state) && (to ?? state)]);
    }
  });

  test('each thing that keeps it from being done', () => {
    for (const [change, code] of kept) {
      const moved = move(pollMachine, from[0]!, action, { ...facts, ...change });
      expect(moved.ok ? [] : moved.problems.map((problem) => problem.code)).toEqual([code]);
    }
  });
});

test('as many papers as people is not too many, and who is above the unit alone pauses a poll or declares it void', () => {
  expect(move(pollMachine, 'issuing', 'openCasting', { ...ready, issued: 6, mayVote: 6 }).ok).toBe(true);
  for (const name of ['void', 'pause', 'resume'] as const)
    expect(pollMachine.actions[name].by).toEqual(['conduct.plan', 'conduct.lead']);
});
