import type { MeetingFacts, Side, Slot } from '#shared/appraisal/meeting.ts';
import type { ScheduleInput } from '#shared/appraisal/meeting-schedule.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';
import type { CycleView } from '../view.ts';
import { type Booked, readBooked } from './bookings.ts';
import { type MeetingContext, meetingLink, sidesOf } from './details.ts';

/** What the machine of the meeting's day judges by, and the group's day that it was judged by. */
export async function scheduleInput(
  context: MeetingContext,
  { view, unit, meeting, slot }: { view: CycleView; unit: Unit; meeting: MeetingFacts; slot: Slot },
): Promise<{ input: ScheduleInput; day: Booked | undefined }> {
  const { from, to } = view.plan.phases.onSite;
  const { proposed } = meeting.schedule;
  const day = await readBooked(context.repositories.conduct, view.id, { group: unit.group, date: slot.date });
  const input = {
    ...{ slot, window: { from, to }, today: view.today, unit: unit.id, begun: meeting.state !== 'planned' },
    bookings: day?.bookings ?? [],
    bothConfirm: view.policy.schedule.bothPartiesConfirm,
    proposed: proposed && { side: proposed.side, user: proposed.by.user },
    actor: { sides: sidesOf(context, view, unit), user: context.actor.user.id },
  };
  return { input, day };
}

const titles = {
  proposed: { zh: '请确认述职会议时间', en: "Confirm the meeting's day" },
  agreed: { zh: '述职会议时间已商定', en: "The meeting's day is agreed" },
  cancelled: { zh: '述职会议时间已取消', en: 'The meeting is cancelled' },
} as const satisfies Record<string, Bilingual>;

/** Tells the other side what one side did about the meeting's day. */
export function aboutSchedule(
  what: keyof typeof titles,
  { view, unit, from, slot, reason }: { view: CycleView; unit: Unit; from: Side; slot: Slot; reason: string | null },
): Message & { audience: Audience } {
  const when = `${slot.date} ${slot.from}–${slot.to}`;
  const why = reason === null ? { zh: '', en: '' } : { zh: `原因：${reason}。`, en: ` Reason: ${reason}.` };
  const title = titles[what];
  return {
    audience: from === 'group' ? { to: 'unit', unit: unit.id } : { to: 'group', group: unit.group },
    topic: 'meeting',
    title: { zh: `${title.zh}：${unit.name}`, en: `${title.en}: ${unit.name}` },
    text: {
      zh: `${unit.name}述职会议：${when}，${slot.place}。${why.zh}`,
      en: `Meeting of ${unit.name}: ${when}, ${slot.place}.${why.en}`,
    },
    link: meetingLink(view.id, unit.id),
    due: what === 'proposed' ? slot.date : null,
  };
}
