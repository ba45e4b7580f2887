import { changePlan as operation } from '#shared/api/conduct/plan.ts';
import type { Input } from '#shared/api/operation.ts';
import { phaseNames, type Plan } from '#shared/appraisal/plan.ts';
import type { Cycle } from '#shared/dataset/schema.ts';
import { addMonths } from '#shared/policy/calendar.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changePlan } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';
import { isCountyLeader } from './groups.ts';
import { planToken, tokenOf } from './token.ts';

/** An appraisal is carried out during its year or the year after: dates beyond are slips of the hand. */
export const planBounds = ({ periodStart, periodEnd }: Cycle): { from: string; to: string } => ({
  from: periodStart,
  to: addMonths(periodEnd, 12),
});

export const changePlanOperation = implement(
  operation,
  ({ cycle, version, reason, phases, countyLeaders }, context: Context<ConductRepositories>) =>
    changePlan(context, cycle, async ({ view, plan }) => {
      if (planToken(plan) !== version) throw new Refusal('stale-version');
      const users = countyLeaders.length === 0 ? [] : await context.repositories.users.listUsers();
      const leaders = new Set(users.filter(isCountyLeader).map(({ id }) => id));
      const problems = [...datesWrong(phases, view), ...leadersWrong(countyLeaders, view, leaders)];
      if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
      const wanted: Plan = {
        ...plan,
        phases: {
          ...plan.phases,
          ...Object.fromEntries(phases.map(({ phase, from, to }) => [phase, { ...plan.phases[phase], from, to }])),
        },
        countyLeaders,
      };
      const answer = { version: planToken(wanted) };
      if (answer.version === version) return { answer };
      const changed = phases.filter(({ phase, from, to }) => {
        const before = plan.phases[phase];
        return before.from !== from || before.to !== to;
      });
      return {
        answer,
        plan: wanted,
        event: {
          type: 'plan.changed',
          data: {
            reason,
            phases: changed.map(({ phase, from, to }) => ({
              ...{ phase, from, to },
              before: { from: plan.phases[phase].from, to: plan.phases[phase].to },
            })),
            ...(tokenOf(countyLeaders) !== tokenOf(plan.countyLeaders) && { countyLeaders }),
          },
        },
      };
    }),
);

type Wanted = Input<typeof operation>;

function datesWrong(phases: Wanted['phases'], { plan, stored }: CycleView): Problem[] {
  const bounds = planBounds(stored.content.cycle);
  const seen = new Set<string>();
  return phases.flatMap(({ phase, from, to }, i) => {
    const path = `phases[${i}]`;
    const found: Problem[] = [];
    const say = (at: string, code: string, { zh, en }: Bilingual) =>
      found.push({
        path: at,
        code,
        message: { zh: `“${phaseNames[phase].zh}”${zh}`, en: `${phaseNames[phase].en}: ${en}` },
      });
    if (seen.has(phase)) say(path, 'twice', { zh: '出现了两次。', en: 'named twice.' });
    seen.add(phase);
    const before = plan.phases[phase];
    if (before.state === 'closed' && (before.from !== from || before.to !== to))
      say(path, 'phase-closed', {
        zh: '已经结束，须重新开始后才能修改日期。',
        en: 'closed; open it again to change its dates.',
      });
    if (from !== null && to !== null && to < from)
      say(`${path}.to`, 'ends-before-start', { zh: '止日早于起日。', en: 'ends before it starts.' });
    for (const [key, day] of [['from', from] as const, ['to', to] as const])
      if (day !== null && (day < bounds.from || day > bounds.to))
        say(`${path}.${key}`, 'out-of-bounds', {
          zh: `的日期应当在 ${bounds.from} 至 ${bounds.to} 之间。`,
          en: `its dates lie between ${bounds.from} and ${bounds.to}.`,
        });
    return found;
  });
}

function leadersWrong(wanted: Wanted['countyLeaders'], { stored }: CycleView, leaders: ReadonlySet<string>): Problem[] {
  const groups = new Set(stored.content.groups.map(({ id }) => id));
  const seen = new Set<string>();
  return wanted.flatMap(({ group, user }, i) => {
    const path = `countyLeaders[${i}]`;
    const isTwice = seen.has(group);
    seen.add(group);
    if (isTwice || !groups.has(group))
      return [
        {
          path: `${path}.group`,
          code: isTwice ? 'twice' : 'unknown-reference',
          message: isTwice
            ? { zh: '一个考核组只能有一名带队县领导。', en: 'A group has one leading county leader.' }
            : { zh: '本年度没有这个考核组。', en: 'The cycle has no such group.' },
        },
      ];
    if (leaders.has(user)) return [];
    const message = {
      zh: '所选人员没有“县领导”角色，或者账号已停用。',
      en: 'This user is no county leader, or is disabled.',
    };
    return [{ path: `${path}.user`, code: 'not-county-leader', message }];
  });
}
