import type * as z from 'zod';
import type { MediaSlot, slotsDetail } from '#shared/appraisal/media-details.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';
import type { DetailChange } from '../change.ts';

/** A day of media reports: `SLOTS#<date>` of the cycle. One item a day, so that no two can take the same time. */
export type Day = z.infer<typeof slotsDetail> & DetailHead;

export const readDays = (conduct: ConductRepository, cycle: string): Promise<Day[]> =>
  conduct.listDetails<z.infer<typeof slotsDetail>>(cycle, null, 'SLOTS');

export const dayChange = (date: string, before: Day | undefined, slots: readonly MediaSlot[]): DetailChange => ({
  ...{ kind: 'SLOTS', id: date, before: before ?? null },
  content: { slots: slots.toSorted((a, b) => (a.start < b.start ? -1 : 1)) },
});

/** Where a unit stands in the days: missed reports are the past's. */
export const activeSlot = (days: readonly Day[], unit: string): { day: Day; slot: MediaSlot } | undefined => {
  for (const day of days) {
    const slot = day.slots.find((one) => one.unit === unit && one.state !== 'missed');
    if (slot) return { day, slot };
  }
  return undefined;
};
