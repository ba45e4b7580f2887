import { saveMinutes } from '#shared/api/conduct/meeting.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { factsOf } from '../repository.ts';
import { readCycle, refuseIfClosed, unitInReach } from '../view.ts';
import { bothSides, type MeetingContext } from './details.ts';

/** Kept at every pause in typing, hence without an event; the meeting's closing is one, and ends it. */
export const saveMinutesOperation = implement(
  saveMinutes,
  async ({ cycle, unit: id, text, version }, context: MeetingContext) => {
    const { conduct } = context.repositories;
    const view = await readCycle(context, cycle);
    unitInReach(context, view, id, ...bothSides);
    refuseIfClosed(view);
    const [stored, before] = await Promise.all([
      conduct.readUnit(cycle, id),
      conduct.readDetail<{ text: string }>(cycle, id, 'MINUTES', 'minutes'),
    ]);
    if (!stored || factsOf(stored).meeting.state !== 'held') throw new Refusal('refused', notUnderWay);
    if ((before?.version ?? 0) !== version) {
      // Sent again because the answer was lost.
      if (before?.text === text && before.changedBy.user === context.actor.user.id) return { version: before.version };
      throw new Refusal('stale-version');
    }
    const who = { at: context.clock.now(), actor: by(context) };
    const at = { cycle, unit: id, kind: 'MINUTES', id: 'minutes' };
    await conduct.client.transact([
      { check: conduct.keys.unit(cycle, id), condition: { version: stored.version } },
      conduct.puttingDetail(at, before ?? null, { text }, who),
    ]);
    return { version: version + 1 };
  },
);

const notUnderWay = {
  zh: '会议进行中才能填写会议记录。',
  en: 'Minutes are written while the meeting is under way.',
};
