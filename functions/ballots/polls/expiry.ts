import type { CycleView } from '#functions/conduct/view.ts';

const [day, hour] = [86_400_000, 3_600_000];

/**
 * Until when the links of a poll are answered, in whole seconds: receipts can be looked up for `ballots.cards.receiptDays`
 * after the last day on which the poll may be held, by the plan, or after now where that is later; of a dispersed poll
 * its window besides. It is fixed when the boxes are frozen, since it stands in every card.
 */
export function expiryOf({ plan, policy }: Pick<CycleView, 'plan' | 'policy'>, now: Date): Date {
  const { fillMode, windowHours, cards } = policy.ballots;
  const ends = Object.values(plan.phases).flatMap(({ to }) =>
    to === null ? [] : [Date.parse(`${to}T00:00:00Z`) + 2 * day],
  );
  const window = fillMode === 'dispersed' ? windowHours * hour : 0;
  const last = Math.max(now.getTime(), ...ends) + window + cards.receiptDays * day;
  return new Date(Math.ceil(last / 1000) * 1000);
}
