import { type Appraised, takesPart } from '#shared/appraisal/placement.ts';
import type { LeaderDetail } from '#shared/ballots/ratings.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import type { DetailHead } from '#functions/conduct/repository.ts';
import { type CycleView, readAppraised } from '#functions/conduct/view.ts';
import { closedProblem } from './closed.ts';
import type { BallotsContext } from '../polls/poll-at.ts';

export const leaderKind = 'LEADER';
export type StoredLeader = LeaderDetail & DetailHead;

/** Leaders rate whom their rating has a weight for (A-59, B-153). */
export const ratesTeams = ({ opinion }: Policy): boolean => opinion.weights.team.leader > 0;
export const ratesPrincipals = ({ opinion }: Policy): boolean => opinion.weights.principal.leader > 0;

export const readLeader = (
  { repositories: { conduct }, actor }: BallotsContext,
  cycle: string,
): Promise<StoredLeader | undefined> => conduct.readDetail<LeaderDetail>(cycle, null, leaderKind, actor.user.id);

const isPrincipal = (unit: string) => (one: Appraised) =>
  one.home === unit && one.rank === 'cadre' && one.role === 'principal' && takesPart(one);

/** Whom the actor rates: every first-level unit with its principals, but nobody themself. */
export async function readRated(
  context: BallotsContext,
  view: CycleView,
): Promise<{ unit: string; name: string; category: string; principals: Appraised[] }[]> {
  const own = context.actor.user.person?.id;
  const people: ReadonlyMap<string, Appraised[]> = ratesPrincipals(view.policy)
    ? await readAppraised(context, view)
    : new Map();
  return [...view.units.values()]
    .filter(({ level }) => level === 'first')
    .map(({ id, name, category }) => ({
      ...{ unit: id, name, category },
      principals: (people.get(id) ?? []).filter((one) => isPrincipal(id)(one) && one.id !== own),
    }));
}

/** Why leaders' ratings cannot be changed now; null: they can. */
export function leaderProblem(view: CycleView): Problem | null {
  const { policy, plan } = view;
  if (!ratesTeams(policy) && !ratesPrincipals(policy))
    return {
      ...{ path: 'opinion.weights', code: 'not-asked' },
      message: {
        zh: '按考核办法，本年度没有领导评价。',
        en: 'The policy asks for no ratings by county leaders.',
      },
    };
  const closed = closedProblem(view);
  if (closed !== null || plan.phases.onSite.state !== 'closed') return closed;
  return {
    ...{ path: '', code: 'phase-closed' },
    message: {
      zh: '“集中考核”阶段已结束，评价不能再修改；确需修改的，由考评办重新开放。',
      en: 'The on-site phase is closed: ratings stay. The appraisal office would have to open it again.',
    },
  };
}
