import { readPolls } from '#shared/api/ballots/polls.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import { readCycle, unitInReach } from '#functions/conduct/view.ts';
import { stateOf } from '#shared/appraisal/meeting-roster.ts';
import { implement } from '#functions/platform/operation.ts';
import { mayRecordLifeMeeting, readLifeMeeting } from './life-meeting.ts';
import { readPlan } from './plan.ts';
import { type BallotsContext, pollKind, runsPolls } from './poll-at.ts';
import { asksForAttendance, readPollFacts } from './poll-facts.ts';
import { actsOf, lineOf } from './poll-line.ts';

export const readPollsOperation = implement(readPolls, async ({ cycle, unit: id }, context: BallotsContext) => {
  const { conduct, ballots } = context.repositories;
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'conduct.read', 'conduct.staff', 'conduct.unit');
  const at = { view, unit, facts: factsOf(await conduct.readUnit(cycle, id)) };
  const [{ planned, attendees, people }, polls, lifeMeeting] = await Promise.all([
    readPlan(context, at),
    conduct.listDetails<Poll>(cycle, id, pollKind),
    readLifeMeeting(context, { cycle, unit: id }),
  ]);
  const presence = new Map(attendees.map((one) => [one.id, stateOf(one) === 'present']));
  const isOpen = view.stored.state !== 'closed';
  return {
    planned: planned.map((plan) => {
      const { key, source, purpose, title, policyField, fillMode, voters, subjects, boxes, warnings } = plan;
      return {
        ...{ key, source, purpose, title, policyField, fillMode, subjects: [...subjects], warnings: [...warnings] },
        voters: voters.map((voter) => ({ id: voter.id, name: voter.name, category: voter.category })),
        boxes: boxes.length,
        mayMake: isOpen && runsPolls(context, view, unit, plan),
      };
    }),
    polls: await Promise.all(
      polls.map(async (poll) => {
        const known = { people, presence: asksForAttendance(view, poll) ? presence : null };
        const [head, wrongCodes, facts] = await Promise.all([
          ballots.readHead(poll.id),
          ballots.readGuesses(poll.id),
          readPollFacts(context, at, poll, known),
        ]);
        return lineOf(at, poll, actsOf(context, at, poll, { head, wrongCodes, facts }).acts, facts);
      }),
    ),
    lifeMeeting,
    lifeMeetingRequired: view.policy.ballots.peer.meetingRequired,
    mayPrepare: isOpen && planned.some((plan) => runsPolls(context, view, unit, plan)),
    mayRecordLifeMeeting: isOpen && mayRecordLifeMeeting(context, view, unit),
  };
});
