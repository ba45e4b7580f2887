import { daysOf, endOf, overlaps } from '#shared/appraisal/media.ts';
import type { MediaView } from './use-media.ts';

const prime = '19:30';

/**
 * The time that is proposed for the next unit: on the last day that holds a report, right after it; an empty window
 * begins on its first day in the evening. Days gone by are passed over.
 */
export function nextFree(view: Pick<MediaView, 'window' | 'slots' | 'maxMinutes' | 'today'>): {
  date?: string;
  start: string;
} {
  const days = daysOf(view.window);
  const ahead = days.filter((day) => day >= view.today);
  const usable = ahead.length > 0 ? ahead : days;
  const taken = view.slots.filter(({ state }) => state !== 'missed');
  const last = usable.findLast((day) => taken.some(({ date }) => date === day));
  const date = last ?? usable[0];
  if (date === undefined) return { start: prime };
  const ofDay = taken.filter((slot) => slot.date === date).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const start = ofDay.length > 0 ? endOf(ofDay.at(-1)!) : prime;
  const fits = endOf({ start, minutes: view.maxMinutes }) <= '24:00';
  const free = !ofDay.some((slot) => overlaps(slot, { start, minutes: view.maxMinutes }));
  return { date, start: fits && free ? start : prime };
}
