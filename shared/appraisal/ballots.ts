import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import { pollSources, pollStates } from '#shared/ballots/poll.ts';
import type { Step, StepInput } from './step.ts';

/** How a unit's democratic assessment stands: its polls, in the order in which they were made. */
export const ballotsFacts = z.strictObject({
  polls: z.array(
    z.strictObject({
      id,
      source: z.enum(pollSources),
      purpose: z.enum(['cadres', 'staff']),
      title: z.string(),
      dryRun: z.boolean(),
      state: z.enum(pollStates),
    }),
  ),
  /** whether the team's democratic life meeting is on record (B-150) */
  lifeMeeting: z.boolean(),
});
export type BallotsFacts = z.infer<typeof ballotsFacts>;

export const noBallots: BallotsFacts = { polls: [], lifeMeeting: false };

/** Whether anybody's opinion is asked by ballot: a source without weight is none. */
const applies = ({ policy, people }: StepInput): boolean =>
  policy.meetings.required &&
  people.some(({ rank }) => rank !== 'staff') &&
  Object.values(policy.opinion.weights).some(({ mass, peer }) => mass > 0 || peer > 0);

/** Those that count: a trial does not, nor one that was voided. */
export const standing = ({ polls }: BallotsFacts): BallotsFacts['polls'] =>
  polls.filter(({ dryRun, state }) => !dryRun && state !== 'voided');

export const ballotsSteps: readonly Step[] = [
  {
    id: 'ballots',
    label: { zh: '民主测评', en: 'Democratic assessment' },
    task: { zh: '组织民主测评，计票并公布结果', en: 'Run the democratic assessment: vote, count, publish' },
    phase: 'onSite',
    owner: 'group',
    rules: ['A-51', 'B-138', 'B-143'],
    applies,
    after: ['schedule'],
    progress: ({ conduct: { ballots } }) => {
      const polls = standing(ballots);
      return { done: polls.filter(({ state }) => state === 'published').length, total: Math.max(1, polls.length) };
    },
    page: (unit) => `conduct/${encodeURIComponent(unit)}/ballots`,
  },
];
