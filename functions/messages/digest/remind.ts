import type { Owner } from '#shared/appraisal/step.ts';
import { steps as allSteps } from '#shared/appraisal/steps.ts';
import { daysLeft, openSteps, type OpenStep, remindedOf } from '#shared/appraisal/todos.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Audience, StoredMessage } from '#functions/platform/messages.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import type { OpenCycle } from '../cycles.ts';
import type { MessagesRepositories } from '../repositories.ts';
import { inTurns } from './in-turns.ts';

const audienceOf = (owner: Owner, { id, group }: Unit): Audience => {
  switch (owner) {
    case 'unit':
    case 'leadingGroup':
      return { to: owner, unit: id };
    case 'group':
      return { to: 'group', group };
    case 'office':
    case 'media':
      return { to: owner };
  }
};

const day = 86_400_000;
/** of a feed, that are looked through for a reminder of the days before */
const lookedThrough = 300;

/**
 * Leaves a message for each step whose last day is near (`procedure.remindDays`), once for each last day, to those who
 * have to do it: one for a group's or the office's units together. Again, by whichever worker, leaves none a second
 * time: what a feed has is not left again, and what one job writes lies under the same key each time.
 */
export async function remind(
  { repositories: { messages }, clock, job, progress }: JobContext<MessagesRepositories>,
  cycles: readonly OpenCycle[],
): Promise<number> {
  let left = 0;
  for (const cycle of cycles) {
    const { remindDays } = cycle.policy.procedure;
    const from = new Date(clock.now().getTime() - (remindDays + 2) * day).toISOString();
    await inTurns(nearSteps(cycle), async ({ audience, steps }) => {
      const known = new Set((await messages.readFeed(audience, { from, limit: lookedThrough })).map(({ id }) => id));
      for (const message of steps.map((alike) => reminder(cycle, audience, alike, job.at))) {
        if (known.has(message.id)) continue;
        await messages.leave(message);
        left += 1;
      }
      await progress(0, 2, 'reminders');
    });
  }
  return left;
}

/** By audience, the steps that it has to do soon; each with all the units in which it stands open. */
const nearSteps = (cycle: OpenCycle): { audience: Audience; steps: OpenStep[][] }[] => {
  const { remindDays } = cycle.policy.procedure;
  const near = cycle.units
    .flatMap((work) => openSteps(allSteps, cycle, work))
    .filter(({ status: { state, due } }) => {
      const left = daysLeft(cycle.today, due);
      return state === 'open' && left !== null && left >= 0 && left <= remindDays && remindDays > 0;
    })
    .map((open) => ({ open, audience: audienceOf(open.status.owner, open.work.unit) }));
  return [...Map.groupBy(near, ({ audience }) => JSON.stringify(audience)).values()].map((ofAudience) => ({
    audience: ofAudience[0]!.audience,
    steps: [
      ...Map.groupBy(
        ofAudience.map(({ open }) => open),
        ({ step, status }) => `${step.id} ${status.due}`,
      ).values(),
    ],
  }));
};

const reminder = (
  { cycle: { id } }: OpenCycle,
  audience: Audience,
  alike: readonly OpenStep[],
  at: string,
): StoredMessage => {
  const { step, status } = alike[0]!;
  const [due, base] = [status.due!, `/cycles/${encodeURIComponent(id)}`];
  const units = alike.map(({ work }) => work.unit);
  return {
    ...{ id: `remind.${id}.${step.id}.${due}`, audience, at, by: { user: 'service', name: '平台' } },
    topic: 'reminder',
    title: {
      zh: `提醒：“${step.label.zh}”将于 ${due} 截止`,
      en: `Reminder: “${step.label.en}” is due on ${due}`,
    },
    text: remindedOf(
      step.task,
      units.map(({ name }) => name),
    ),
    link: units.length === 1 ? `${base}/${step.page(units[0]!.id)}` : `${base}/conduct`,
    due,
  };
};
