import { recordLifeMeeting } from '#shared/api/ballots/polls.ts';
import type { lifeMeetingSchema } from '#shared/ballots/poll.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { changeUnit } from '#functions/conduct/change.ts';
import { peopleOf } from '#functions/conduct/meeting/details.ts';
import { refuseIfStale } from '#functions/conduct/versions.ts';
import { type CycleView, mayActOn } from '#functions/conduct/view.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type * as z from 'zod';
import type { BallotsContext } from './poll-at.ts';

type LifeMeeting = z.infer<typeof lifeMeetingSchema>;

const kind = 'LIFEMEETING';
/** the only one of a unit */
const theMeeting = 'current';
const recorders = ['conduct.unit', 'conduct.group', 'conduct.plan'] as const;

export const mayRecordLifeMeeting = (context: BallotsContext, view: CycleView, unit: Unit): boolean =>
  recorders.some((permission) => mayActOn(context, view, permission, unit));

const readStored = ({ repositories: { conduct } }: BallotsContext, at: { cycle: string; unit: string }) =>
  conduct.readDetail<LifeMeeting>(at.cycle, at.unit, kind, theMeeting);

/** The team's democratic life meeting as it is on record; null: it is not. */
export async function readLifeMeeting(context: BallotsContext, at: { cycle: string; unit: string }) {
  const stored = await readStored(context, at);
  if (!stored) return null;
  const { date, place, attendees, note, version, changedAt, changedBy } = stored;
  return { date, place, attendees, note, version: String(version), by: changedBy, at: changedAt };
}

/** On record once it was held (B-150): by the unit, its group or the office; who was there is of the unit's people. */
export const recordLifeMeetingOperation = implement(
  recordLifeMeeting,
  ({ cycle, unit: id, version, meeting }, context: BallotsContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: ['conduct.read', ...recorders] },
      async ({ view, unit, facts }) => {
        const [stored, people] = await Promise.all([
          readStored(context, { cycle, unit: id }),
          peopleOf(context, view, id),
        ]);
        refuseIfStale(stored, version);
        if (!mayRecordLifeMeeting(context, view, unit)) throw new Refusal('forbidden');
        if (meeting.date > view.today)
          throw new Refusal('refused', {
            zh: '民主生活会召开后才能登记。',
            en: 'A meeting is recorded once it was held.',
          });
        const known = new Set(people.map((person) => person.id));
        const strangers = meeting.attendees.filter((person) => !known.has(person));
        if (strangers.length > 0)
          throw new Refusal('refused', {
            zh: '参加人员中有不在本单位参加考核的人员。',
            en: 'Somebody named is not appraised in this unit.',
          });
        const content: LifeMeeting = { ...meeting, attendees: [...new Set(meeting.attendees)] };
        const { date, place, attendees } = content;
        return {
          answer: {},
          facts: { ballots: { ...facts.ballots, lifeMeeting: true } },
          details: [{ kind, id: theMeeting, before: stored ?? null, content }],
          event: { type: 'life-meeting.recorded', data: { unit: id, date, place, attendees } },
        };
      },
    ),
);
