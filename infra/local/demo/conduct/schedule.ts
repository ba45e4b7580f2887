import { confirmMeeting, proposeMeeting } from '#shared/api/conduct/meeting.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import type { Caller } from '#infra/local/caller.ts';
import { must } from '../steps.ts';
import { type Conducting, readUnit } from './conducting.ts';

/** Morning and afternoon of the days after today, the second one's meeting being held today. */
const slots = [
  ['14:30', '17:30', 0],
  ['08:30', '11:30', 0],
  ['08:30', '11:30', 1],
  ['14:30', '17:30', 1],
  ['08:30', '11:30', 2],
] as const;

/**
 * The n-th unit of a group and the group come to terms about a day; the fourth has only proposed one, the fifth has been
 * proposed one by the group, the rest have not begun.
 */
export async function arrange(
  conducting: Conducting,
  { unit, name, n, byUnit, byGroup }: { unit: string; name: string; n: number; byUnit: Caller; byGroup: Caller },
): Promise<void> {
  const { cycle, today } = conducting;
  const slot = slots[n];
  const { facts } = await readUnit(conducting, unit);
  if (!slot || facts.meeting.schedule.state !== 'open') return;
  const [from, to, day] = slot;
  const [proposer, other] = n % 2 === 0 ? [byGroup, byUnit] : [byUnit, byGroup];
  const { number } = await must(proposer, proposeMeeting, {
    ...{ cycle, unit, number: 0 },
    slot: { date: addDays(today, day), from, to, place: `${name.slice(0, 40)}三楼会议室` },
  });
  if (n < 3) await must(other, confirmMeeting, { cycle, unit, number });
}
