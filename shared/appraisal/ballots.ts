import * as z from 'zod';
import { id, time } from '#shared/api/common.ts';
import { pollSources, pollStates } from '#shared/ballots/poll.ts';
import { localDate } from '#shared/policy/calendar.ts';
import type { Policy } from '#shared/policy/schema.ts';
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
      /** of a dispersed poll that was opened: when it ends */
      until: time.nullable(),
      /** it stands still by order (B-139); absent: it does not */
      paused: z.boolean().optional(),
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

/**
 * Whoever runs a poll besides the office (B-139, Q-57), or the office alone (B-94): staff alone are the leading group's
 * (A-14).
 */
export const pollRunner = (
  { ballots }: Pick<Policy, 'ballots'>,
  { source, purpose }: Pick<BallotsFacts['polls'][number], 'source' | 'purpose'>,
): 'leadingGroup' | Policy['ballots']['mass']['operator'] => {
  if (purpose === 'staff') return 'leadingGroup';
  return source === 'mass' ? ballots.mass.operator : 'group';
};

/** The days on which polls end that are open to be filled in dispersed; of one that is paused the time stands still. */
const endsOf = ({ conduct, policy }: StepInput): string[] =>
  standing(conduct.ballots).flatMap(({ state, until, paused }) =>
    state === 'open' && until !== null && !paused ? [localDate(policy.calendar.timeZone, new Date(until))] : [],
  );

export const ballotsSteps: readonly Step[] = [
  {
    id: 'ballots',
    label: { zh: '民主测评', en: 'Democratic assessment' },
    task: { zh: '组织民主测评，计票并公布结果', en: 'Run the democratic assessment: vote, count, publish' },
    phase: 'onSite',
    owner: 'group',
    // Whoever answers for the organisation sees to it that the polls are held (B-94).
    ownerBy: ({ ballots }) => (ballots.mass.operator === 'office' ? 'office' : 'group'),
    rules: ['A-51', 'B-94', 'B-138', 'B-143'],
    applies,
    after: ['schedule'],
    progress: ({ conduct: { ballots } }) => {
      const polls = standing(ballots);
      return { done: polls.filter(({ state }) => state === 'published').length, total: Math.max(1, polls.length) };
    },
    // A poll that is open has a last day of its own: past it, it waits to be closed and counted (B-142).
    due: (input) => {
      const { to } = input.plan.phases.onSite;
      return [...endsOf(input), ...(to === null ? [] : [to])].toSorted()[0] ?? null;
    },
    page: (unit) => `conduct/${encodeURIComponent(unit)}/ballots`,
  },
];
