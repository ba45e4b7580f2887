import { readMeeting } from '#shared/api/conduct/meeting.ts';
import type { bookedSchema } from '#shared/appraisal/meeting-schedule.ts';
import { speakerKinds } from '#shared/appraisal/meeting-agenda.ts';
import { oralLines, withoutReport } from '#shared/appraisal/meeting-oral.ts';
import { stateOf } from '#shared/appraisal/meeting-roster.ts';
import type * as z from 'zod';
import { implement } from '#functions/platform/operation.ts';
import { factsOf } from '../repository.ts';
import { mayActOn, readCycle, unitInReach } from '../view.ts';
import { type MeetingContext, peopleOf, readReportsOf, readRosterOf, sidesOf } from './details.ts';
import { readUsualChair } from './people-of-group.ts';

export const readMeetingOperation = implement(readMeeting, async ({ cycle, unit: id }, context: MeetingContext) => {
  const { conduct } = context.repositories;
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'conduct.read');
  const { policy, plan, units } = view;
  const { meeting } = factsOf(await conduct.readUnit(cycle, id));
  const [people, reports, roster, minutes, booked] = await Promise.all([
    peopleOf(context, view, id),
    readReportsOf(context, cycle, id),
    readRosterOf(context, view, unit, meeting),
    conduct.readDetail<{ text: string }>(cycle, id, 'MINUTES', 'minutes'),
    conduct.listDetails<z.infer<typeof bookedSchema>>(cycle, null, 'BOOKED'),
  ]);
  const { orals, written } = reports;
  const versions = new Map(orals.map(({ person, version }) => [person, version]));
  return {
    // A unit sees when its group is taken, and by whom: it is one calendar.
    bookings: booked
      .filter(({ group }) => group === unit.group)
      .flatMap(({ date, bookings }) =>
        bookings.map((one) => ({ ...one, date, unitName: units.get(one.unit)?.name ?? one.unit })),
      ),
    window: { from: plan.phases.onSite.from, to: plan.phases.onSite.to },
    bothConfirm: policy.schedule.bothPartiesConfirm,
    usualChair: await readUsualChair(context, view, unit, people),
    agenda: policy.meetings.agenda,
    maxMinutes: policy.meetings.oral.maxMinutes,
    speakerKinds: speakerKinds(policy),
    oral: oralLines(policy, people, orals).map((line) => ({ ...line, version: versions.get(line.person) ?? 0 })),
    minutes: { text: minutes?.text ?? '', version: minutes?.version ?? 0 },
    withoutReport: withoutReport(policy, people, orals, written).map((one) => ({ person: one.id, name: one.name })),
    unmarked: roster.attendees.filter((one) => one.expected && stateOf(one) === 'unmarked').length,
    perUnit: policy.recognition.perUnit,
    sides: sidesOf(context, view, unit),
    mayReopen: mayActOn(context, view, 'conduct.lead', unit),
  };
});
