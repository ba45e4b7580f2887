import { type Access, reachOf } from '#shared/api/access.ts';
import type { Todo } from '#shared/api/messages.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { hasBegun } from '#shared/appraisal/plan.ts';
import { asksSelf } from '#shared/appraisal/self-rating.ts';
import { todoOf } from '#shared/appraisal/todos.ts';
import type { LeaderDetail, SelfRatingDetail } from '#shared/ballots/ratings.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { OpenCycle } from './cycles.ts';
import type { MessagesRepositories } from './repositories.ts';

type Parts = Pick<MessagesRepositories, 'conduct'>;

/** The signed sources of the democratic assessment are asked for while the on-site appraisal is under way. */
const isUnderWay = ({ isPlanned, plan, today }: OpenCycle): boolean =>
  isPlanned && plan.phases.onSite.state !== 'closed' && hasBegun(plan, 'onSite', today);

const rating = (cycle: OpenCycle, key: string, task: Bilingual, page: string): Todo => {
  const { to } = cycle.plan.phases.onSite;
  return todoOf(cycle, {
    ...{ key, task, state: to !== null && to < cycle.today ? 'late' : 'open', due: to, blockedBy: [], units: [] },
    link: `/cycles/${encodeURIComponent(cycle.cycle.id)}/${page}`,
  });
};

/** Whether anybody is asked to rate themself now. */
export const asksSelfNow = (cycle: OpenCycle): boolean =>
  isUnderWay(cycle) && Object.values(cycle.policy.opinion.weights).some(({ self }) => self > 0);

/** Somebody's own self-rating, until it is handed in (B-156). */
export async function selfRatingTodo({ conduct }: Parts, cycle: OpenCycle, own: Appraised): Promise<Todo[]> {
  if (!isUnderWay(cycle) || !asksSelf(cycle.policy, own)) return [];
  const stored = await conduct.readDetail<SelfRatingDetail>(cycle.cycle.id, own.unit, 'SELFRATING', own.id);
  if (stored?.rating) return [];
  const task = { zh: '填写并提交自我估评', en: 'Fill in your self-rating and hand it in' };
  return [rating(cycle, 'self-rating', task, 'self-rating')];
}

/** A county leader's ratings, until every team has one (B-153); where teams have none, until any is handed in. */
export async function leaderTodo(
  { conduct }: Parts,
  cycle: OpenCycle,
  { user, access }: { user: { id: string }; access: Access },
): Promise<Todo[]> {
  const { team, principal } = cycle.policy.opinion.weights;
  if (!reachOf(access, 'ballot.lead').county || !isUnderWay(cycle)) return [];
  if (team.leader === 0 && principal.leader === 0) return [];
  const stored = await conduct.readDetail<LeaderDetail>(cycle.cycle.id, null, 'LEADER', user.id);
  const units = cycle.stored.content.units.filter(({ unit }) => unit.level === 'first');
  const isOpen = ({ unit }: (typeof units)[number]) => !stored?.ratings[unit.id]?.team;
  const left = team.leader > 0 ? units.filter(isOpen).length : stored ? 0 : units.length;
  if (left === 0) return [];
  const task = {
    zh: `评价领导班子和主要负责人（还有 ${left} 个单位）`,
    en: `Rate teams and principals (${left} units left)`,
  };
  return [rating(cycle, 'leader-ratings', task, 'leader-ratings')];
}
