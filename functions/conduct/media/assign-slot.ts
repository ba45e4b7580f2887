import { assignMediaSlot } from '#shared/api/conduct/media.ts';
import { type MediaSlot } from '#shared/appraisal/media-details.ts';
import { endOf, mediaMachine } from '#shared/appraisal/media.ts';
import { move } from '#shared/appraisal/machine.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { activeSlot, type Day, dayChange, readDays } from './slots-item.ts';

/**
 * The station assigns a slot, moves it, or gives a new one after a missed report. Again = the same slot. Two assignments
 * of the same time cannot both be written: each is judged by the day as it stands, in one transaction with it.
 */
export const assignMediaSlotOperation = implement(
  assignMediaSlot,
  ({ cycle, unit: id, date, start, minutes }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.media'] }, async ({ view, unit, facts }) => {
      const { policy, plan, today } = view;
      const days = await readDays(context.repositories.conduct, cycle);
      const before = activeSlot(days, id);
      const isSame = (at: { day: Day; slot: MediaSlot }) =>
        at.day.id === date && at.slot.start === start && at.slot.minutes === minutes;
      if (before && before.slot.state === 'scheduled' && isSame(before))
        return { answer: { state: 'scheduled' as const } };

      const row = plan.mediaRoster.find((one) => one.unit === id);
      const day = days.find((one) => one.id === date);
      const others = (day?.slots ?? []).filter((one) => one.state !== 'missed' && one.unit !== id);
      const { to, event } = movedOrRefused(
        move(mediaMachine, facts.media.state, 'schedule', {
          ...{ enabled: policy.media.enabled, listed: row !== undefined, date, today },
          ...{ window: plan.phases.media, airtime: { start, minutes }, maxMinutes: policy.media.maxMinutes, others },
        }),
      );
      if (!row) throw new Error(`unit ${id} is not on the roster`);
      const slot: MediaSlot = {
        ...{ unit: id, person: row.person, start, minutes, state: 'scheduled' },
        ...{ seconds: null, note: null, reason: null },
      };
      const kept = (slots: readonly MediaSlot[] = []) => slots.filter((one) => one !== before?.slot);
      const from = before && { date: before.day.id, start: before.slot.start, minutes: before.slot.minutes };
      const end = endOf({ start, minutes });
      return {
        answer: { state: to },
        facts: { media: { state: to, date, start, minutes, seconds: null } },
        cycleDetails: [
          dayChange(date, day, [...kept(day?.slots), slot]),
          ...(before && before.day.id !== date ? [dayChange(before.day.id, before.day, kept(before.day.slots))] : []),
        ],
        event: {
          type: event,
          data: { unit: id, person: row.person, date, start, minutes, ...(from && { from }) },
        },
        messages: [
          {
            audience: { to: 'unit', unit: id },
            topic: 'media',
            title: from
              ? { zh: '媒体述职时间已调整', en: 'The time of your media report has changed' }
              : { zh: '媒体述职时间已安排', en: 'Your media report has a time' },
            text: {
              zh: `${unit.name}：${date} ${start}—${end}，${policy.media.channel}。`,
              en: `${unit.name}: ${date} ${start}–${end}, ${policy.media.channel}.`,
            },
            link: `/cycles/${encodeURIComponent(cycle)}/media`,
            due: date,
          },
        ],
      };
    }),
);
