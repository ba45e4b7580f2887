import type { Schedule, Slot } from '#shared/appraisal/meeting.ts';
import { bookedId, type bookedSchema, rebooked } from '#shared/appraisal/meeting-schedule.ts';
import type * as z from 'zod';
import type { DetailChange } from '../change.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';

/** What a group has agreed on for a day, as it was read; undefined: nothing yet. */
export type Booked = z.infer<typeof bookedSchema> & DetailHead;

interface At {
  group: string;
  date: string;
}

export const readBooked = (
  conduct: ConductRepository,
  cycle: string,
  { group, date }: At,
): Promise<Booked | undefined> =>
  conduct.readDetail<z.infer<typeof bookedSchema>>(cycle, null, 'BOOKED', bookedId(group, date));

/**
 * The changes of the group's days when a unit's meeting goes from what was agreed to what is (null: nothing is agreed).
 * The new day is written over what it was judged by, never over a later reading: of two units that take the same hour
 * one is asked again, and refused.
 */
export async function rebooking(
  conduct: ConductRepository,
  cycle: string,
  unit: string,
  before: Schedule,
  after: { group: string; slot: Slot; day: Booked | undefined } | null,
): Promise<DetailChange[]> {
  const old =
    before.state === 'agreed' && before.slot && before.group ? { group: before.group, slot: before.slot } : null;
  const days = new Map<string, At>();
  for (const one of [old, after])
    if (one) days.set(bookedId(one.group, one.slot.date), { group: one.group, date: one.slot.date });
  return Promise.all(
    [...days].map(async ([id, day]): Promise<DetailChange> => {
      const isAfter = after !== null && bookedId(after.group, after.slot.date) === id;
      const booked = isAfter ? after.day : await readBooked(conduct, cycle, day);
      const bookings = rebooked(booked?.bookings ?? [], unit, isAfter ? after.slot : null);
      return { kind: 'BOOKED', id, before: booked ?? null, content: { ...day, bookings } };
    }),
  );
}
