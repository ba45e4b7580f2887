import type { PollState } from '#shared/ballots/poll.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import type { AppraisalRepositories } from './repositories.ts';
import type { StoredCycle } from './repository.ts';

/** Polls whose keys are there until somebody counts or voids them. */
const underWay: readonly PollState[] = ['frozen', 'issuing', 'casting', 'open', 'closing'];

/** How many the refusal names. */
const named = 5;

/**
 * In a closed cycle nothing is counted or voided any more: a poll left under way would take ballots that nobody counts,
 * and its keys would never be destroyed (ballots.md §1). Of a cycle that is closed already nothing is asked.
 */
export async function refuseWhileVoting(
  { conduct }: Pick<AppraisalRepositories, 'conduct'>,
  { state, content }: Pick<StoredCycle, 'state' | 'content'>,
): Promise<void> {
  if (state === 'closed') return;
  const names = new Map(content.units.map(({ unit }) => [unit.id, unit.name]));
  const left = (await conduct.listUnits(content.cycle.id)).flatMap((stored) =>
    factsOf(stored)
      .ballots.polls.filter((poll) => underWay.includes(poll.state))
      .map(({ title }) => ({ unit: names.get(stored.unit) ?? stored.unit, title })),
  );
  if (left.length === 0) return;
  const few = left.slice(0, named);
  const [n, more] = [left.length, left.length > named];
  throw new Refusal('refused', {
    zh: `有 ${n} 项民主测评尚未计票，请先计票或宣布作废：${few.map(({ unit, title }) => `${unit}“${title}”`).join('；')}${more ? '等' : ''}。`,
    en: `Count these polls or void them first (${n}): ${few.map(({ unit, title }) => `“${title}” in ${unit}`).join('; ')}${more ? ' …' : ''}`,
  });
}
