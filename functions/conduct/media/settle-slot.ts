import { missMediaReport, recordMediaReport, releaseMediaSlot } from '#shared/api/conduct/media.ts';
import { type MediaSlot } from '#shared/appraisal/media-details.ts';
import { isOverrun, mediaMachine, noMedia } from '#shared/appraisal/media.ts';
import { move } from '#shared/appraisal/machine.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import type { Message } from '#functions/platform/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { activeSlot, dayChange, readDays } from './slots-item.ts';

type ConductContext = Context<ConductRepositories>;
type Settled = {
  /** null: the slot is taken back */
  slot: (slot: MediaSlot) => MediaSlot | null;
  facts: (before: UnitConduct['media']) => UnitConduct['media'];
  data: Record<string, unknown>;
  message?: Pick<Message, 'title' | 'text'>;
};

/** What becomes of a unit's slot: recorded, missed or taken back. */
const settle = (
  context: ConductContext,
  { cycle, unit: id, action }: { cycle: string; unit: string; action: 'record' | 'miss' | 'release' },
  settled: (maxMinutes: number) => Settled,
) =>
  changeUnit(context, { cycle, unit: id, permissions: ['conduct.media'] }, async ({ view, facts }) => {
    const at = activeSlot(await readDays(context.repositories.conduct, cycle), id);
    const { to, event } = movedOrRefused(
      move(mediaMachine, facts.media.state, action, {
        today: view.today,
        ...(at && { date: at.day.id }),
      }),
    );
    if (!at) throw new Error(`unit ${id} has no slot`);
    const { slot, facts: next, data, message } = settled(view.policy.media.maxMinutes);
    const changed = slot(at.slot);
    const others = at.day.slots.filter((one) => one !== at.slot);
    return {
      answer: { state: to },
      facts: { media: { ...next(facts.media), state: to } },
      cycleDetails: [dayChange(at.day.id, at.day, changed ? [...others, changed] : others)],
      event: { type: event, data: { unit: id, date: at.day.id, start: at.slot.start, ...data } },
      messages: message
        ? [
            {
              audience: { to: 'unit' as const, unit: id },
              topic: 'media',
              link: `/cycles/${encodeURIComponent(cycle)}/media`,
              due: null,
              ...message,
            },
          ]
        : [],
    };
  });

/** 300 seconds of 5 minutes are in time, 301 are flagged (A-62, H-09). Again = a correction. */
export const recordMediaReportOperation = implement(
  recordMediaReport,
  async ({ cycle, unit, seconds, note }, context: ConductContext) => {
    let over = false;
    const answer = await settle(context, { cycle, unit, action: 'record' }, (maxMinutes) => {
      over = isOverrun(seconds, maxMinutes);
      return {
        slot: (slot) => ({ ...slot, state: 'recorded', seconds, note: note || null }),
        facts: (before) => ({ ...before, seconds }),
        data: { seconds, over },
      };
    });
    return { ...answer, over };
  },
);

export const missMediaReportOperation = implement(missMediaReport, ({ cycle, unit, reason }, context: ConductContext) =>
  settle(context, { cycle, unit, action: 'miss' }, () => ({
    slot: (slot) => ({ ...slot, state: 'missed', reason }),
    facts: () => noMedia,
    data: { reason },
    message: {
      title: { zh: '媒体述职未进行，将另行安排', en: 'The media report was missed and will be scheduled anew' },
      text: { zh: reason, en: reason },
    },
  })),
);

export const releaseMediaSlotOperation = implement(
  releaseMediaSlot,
  ({ cycle, unit, reason }, context: ConductContext) =>
    settle(context, { cycle, unit, action: 'release' }, () => ({
      slot: () => null,
      facts: () => noMedia,
      data: { reason },
      message: {
        title: { zh: '媒体述职安排已取消', en: 'The slot of the media report was taken back' },
        text: { zh: reason, en: reason },
      },
    })),
);
