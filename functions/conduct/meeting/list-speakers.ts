import { listSpeakers } from '#shared/api/conduct/meeting.ts';
import { implement } from '#functions/platform/operation.ts';
import { readCycle, unitInReach } from '../view.ts';
import { bothSides, type MeetingContext } from './details.ts';
import { readSpeakers } from './people-of-group.ts';

export const listSpeakersOperation = implement(listSpeakers, async ({ cycle, unit: id }, context: MeetingContext) => {
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, ...bothSides);
  return { speakers: await readSpeakers(context, view, unit.group) };
});
