import * as z from 'zod';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { DetailHead } from '../repository.ts';
import type { CycleView } from '../view.ts';

/** `REMINDER#<civil date>` beside the plan: what has been reminded of on that day, so that nobody is reminded twice. */
export const reminderDetail = z.strictObject({
  cells: z.array(z.strictObject({ unit: z.string(), step: z.string() })),
});
export type ReminderDetail = z.infer<typeof reminderDetail>;

export const readReminded = (
  { repositories: { conduct } }: Context<ConductRepositories>,
  { id, today }: CycleView,
): Promise<(ReminderDetail & DetailHead) | undefined> =>
  conduct.readDetail<ReminderDetail>(id, null, 'REMINDER', today);
