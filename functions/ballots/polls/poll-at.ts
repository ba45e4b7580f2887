import type { Permission } from '#shared/api/access.ts';
import { type BallotsFacts, pollRunner } from '#shared/appraisal/ballots.ts';
import { move } from '#shared/appraisal/machine.ts';
import { participantOf } from '#shared/appraisal/meeting-roster.ts';
import { type PollFacts, pollMachine } from '#shared/appraisal/poll-machine.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Context } from '#functions/platform/operation.ts';
import { type Change, changeUnit, movedOrRefused, type UnitAt } from '#functions/conduct/change.ts';
import type { DetailHead } from '#functions/conduct/repository.ts';
import { type CycleView, mayActOn } from '#functions/conduct/view.ts';
import type { BallotsRepositories } from '../repositories.ts';

export type BallotsContext = Context<BallotsRepositories>;
export type StoredPoll = Poll & DetailHead;

export const pollKind = 'POLL';
export type PollAction = keyof typeof pollMachine.actions;

/** Whoever runs polls of this kind in a unit: the office always, who else the policy says (B-94, B-139, Q-57). */
export function runsPolls(
  context: BallotsContext,
  view: CycleView,
  unit: Unit,
  poll: Pick<Poll, 'source' | 'purpose'>,
): boolean {
  const by = [permissionOf[pollRunner(view.policy, poll)], 'conduct.plan'] as const;
  return by.some((permission) => mayActOn(context, view, permission, unit));
}

/** Says whose poll it is, by which rule. */
export function refuseOthers({ policy }: CycleView, poll: Pick<Poll, 'source' | 'purpose'>): never {
  const runner = pollRunner(policy, poll);
  const { zh, en } = runnerNames[runner];
  throw new Refusal(
    'forbidden',
    { zh: `按办法，本测评由${zh}组织，您不能办理。`, en: `By the rules this poll is run by ${en}.` },
    poll.source === 'mass' && runner !== 'leadingGroup' ? { policyField: 'ballots.mass.operator' } : {},
  );
}

const runnerNames = {
  leadingGroup: { zh: '单位考核领导小组', en: 'the unit’s leading group' },
  unit: { zh: '被考核单位', en: 'the unit' },
  group: { zh: '考核组', en: 'the appraisal group' },
  office: { zh: '考评办（组织部）', en: 'the organisation department' },
} as const satisfies Record<string, Bilingual>;

const permissionOf = {
  leadingGroup: 'conduct.staff',
  unit: 'conduct.unit',
  group: 'conduct.group',
  office: 'conduct.plan',
} as const satisfies Record<string, Permission>;

export const mayVoid = (context: BallotsContext, view: CycleView, unit: Unit): boolean =>
  (['conduct.plan', 'conduct.lead'] as const).some((permission) => mayActOn(context, view, permission, unit));

/** The poll as it stands in the unit's facts, for the board. */
export const inFacts = (facts: BallotsFacts, id: string, poll: Poll): BallotsFacts => {
  const { source, purpose, title, dryRun, state, until } = poll;
  const entry = { id, source, purpose, title, dryRun, state, until, ...(poll.paused && { paused: true }) };
  const known = facts.polls.some((one) => one.id === id);
  return { ...facts, polls: known ? facts.polls.map((one) => (one.id === id ? entry : one)) : [...facts.polls, entry] };
};

/** A poll of the unit, or it is not found. */
export async function readPollOf(
  { repositories: { conduct } }: BallotsContext,
  { cycle, unit, poll }: { cycle: string; unit: string; poll: string },
): Promise<StoredPoll> {
  const stored = await conduct.readDetail<Poll>(cycle, unit, pollKind, poll);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** Without what the item carries beside the poll. */
export const contentOf = ({ id: _id, version: _v, changedAt: _at, changedBy: _by, ...poll }: StoredPoll): Poll => {
  const { pk: _pk, sk: _sk, ...content } = poll as Poll & { pk?: string; sk?: string };
  return content;
};

/** Where an action leads from the poll's state, or every reason why it does not. */
export const pollMove = (poll: Pick<Poll, 'state'>, name: PollAction, facts: PollFacts) =>
  move(pollMachine, poll.state, name, facts);

/**
 * the group is not of the unit whose polls it runs, nor its leader of the one over whose polls they watch. Who is
 * on loan there belongs to another unit by the register, and is on the roll all the same.
 */
async function refuseOwnVoter(
  context: BallotsContext,
  { view, unit }: UnitAt,
  { poll, isByGroup }: { poll: StoredPoll; isByGroup: boolean },
): Promise<void> {
  const { person } = context.actor.user;
  if (!person || !isByGroup || mayActOn(context, view, 'conduct.plan', unit)) return;
  if (!(await context.repositories.ballots.readVoter(poll.id, participantOf(person.id)))) return;
  throw new Refusal('refused', {
    zh: '您在本次测评的评议人员之列，不能办理，请由考核组其他成员或考评办办理。',
    en: 'You are one of this poll’s voters: another member of the group, or the office, has to do it.',
  });
}

/**
 * Changes a poll in one transaction with its audit event, the unit's facts, and what `change` adds of the ballots table.
 * Whoever may read the unit but does not run the poll is refused; somebody else's unit is not found.
 */
export function changePoll<T>(
  context: BallotsContext,
  at: { cycle: string; unit: string; poll: string },
  change: (at: UnitAt & { stored: StoredPoll }) => Promise<Change<T> & { poll?: Partial<Poll> }>,
  isInCharge: (context: BallotsContext, view: CycleView, unit: Unit, poll: Poll) => boolean = runsPolls,
): Promise<T> {
  return changeUnit(
    context,
    { cycle: at.cycle, unit: at.unit, permissions: ['conduct.read', 'conduct.staff', 'conduct.unit'] },
    async (unitAt) => {
      const stored = await readPollOf(context, at);
      if (!isInCharge(context, unitAt.view, unitAt.unit, stored)) {
        if (isInCharge === runsPolls) refuseOthers(unitAt.view, stored);
        throw new Refusal('forbidden');
      }
      // Whoever runs a poll may be its voter where that is the unit; whoever watches over it is of the group or the office.
      const isByGroup = isInCharge !== runsPolls || pollRunner(unitAt.view.policy, stored) === 'group';
      await refuseOwnVoter(context, unitAt, { poll: stored, isByGroup });
      const wanted = await change({ ...unitAt, stored });
      if (!wanted.event || !wanted.poll) return wanted;
      const poll: Poll = { ...contentOf(stored), ...wanted.poll };
      return {
        ...wanted,
        facts: { ballots: inFacts(unitAt.facts.ballots, at.poll, poll) },
        details: [...(wanted.details ?? []), { kind: pollKind, id: at.poll, before: stored, content: poll }],
      };
    },
  );
}

/** The state and event of an action, or the refusal. */
export const moved = (poll: Pick<Poll, 'state'>, name: PollAction, facts: PollFacts) =>
  movedOrRefused(pollMove(poll, name, facts));
