import type { Schedule, Slot } from '#shared/appraisal/meeting.ts';
import { bookedId, type bookedSchema, type Booking, rebooked } from '#shared/appraisal/meeting-schedule.ts';
import type * as z from 'zod';
import type { DetailChange } from '../change.ts';
import type { ConductRepository } from '../repository.ts';

type Booked = z.infer<typeof bookedSchema>;

interface At {
  group: string;
  date: string;
}

const readBooked = (conduct: ConductRepository, cycle: string, { group, date }: At) =>
  conduct.readDetail<Booked>(cycle, null, 'BOOKED', bookedId(group, date));

export const bookingsOn = async (conduct: ConductRepository, cycle: string, at: At): Promise<Booking[]> =>
  (await readBooked(conduct, cycle, at))?.bookings ?? [];

/**
 * The changes of the group's days when a unit's meeting goes from what was agreed to what is (null: nothing is agreed).
 * Written with the version that was read, so of two units that take the same hour one is asked again and refused.
 */
export async function rebooking(
  conduct: ConductRepository,
  cycle: string,
  unit: string,
  before: Schedule,
  after: { group: string; slot: Slot } | null,
): Promise<DetailChange[]> {
  const old =
    before.state === 'agreed' && before.slot && before.group ? { group: before.group, slot: before.slot } : null;
  const days = new Map<string, At>();
  for (const one of [old, after])
    if (one) days.set(bookedId(one.group, one.slot.date), { group: one.group, date: one.slot.date });
  return Promise.all(
    [...days].map(async ([id, day]): Promise<DetailChange> => {
      const booked = await readBooked(conduct, cycle, day);
      const isAfter = after !== null && bookedId(after.group, after.slot.date) === id;
      const bookings = rebooked(booked?.bookings ?? [], unit, isAfter ? after.slot : null);
      return { kind: 'BOOKED', id, before: booked ?? null, content: { ...day, bookings } };
    }),
  );
}
