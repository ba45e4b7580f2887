import type { Output } from '#shared/api/operation.ts';
import { changePlan, openPhase, publishNotice, readNotice, readPlan } from '#shared/api/conduct/plan.ts';
import type { PhaseId } from '#shared/appraisal/plan.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import { must } from '../steps.ts';
import type { Conducting } from './conducting.ts';

/** Days from today to the ends of each phase: the county is in the middle of its on-site appraisal. */
const days: Readonly<Record<PhaseId, readonly [from: number, to: number]>> = {
  preparation: [-20, -5],
  reports: [-15, 3],
  onSite: [-2, 11],
  media: [4, 13],
  materials: [0, 20],
  staff: [0, 25],
};

const begun: readonly PhaseId[] = ['preparation', 'reports', 'onSite'];

/** Dates the phases from today, names the leading county leader, and opens the phases that have begun. */
export async function planYear({ cycle, today, as }: Conducting): Promise<void> {
  const office = await as('appraisal-office');
  const { version, plan, groups, countyLeaders } = (await must(office, readPlan, { cycle })) as Output<typeof readPlan>;
  const [leader, group] = [countyLeaders[0], groups[0]];
  if (plan.phases.preparation.from === null)
    await must(office, changePlan, {
      ...{ cycle, version, reason: '按今年工作安排确定各阶段时间' },
      phases: Object.entries(days).map(([phase, [from, to]]) => ({
        ...{ phase, from: addDays(today, from), to: addDays(today, to) },
      })),
      countyLeaders: leader && group ? [{ group: group.id, user: leader.user }] : [],
    });
  for (const phase of begun)
    if (plan.phases[phase].state === 'planned') await must(office, openPhase, { cycle, phase });
}

/** The number of the notice that went out. */
export async function publish({ cycle, as }: Conducting): Promise<number> {
  const office = await as('appraisal-office');
  const { shown, preview } = (await must(office, readNotice, { cycle })) as Output<typeof readNotice>;
  if (shown) return shown.head.number;
  const docNo = `全考字〔${cycle}〕5号`;
  const { number } = await must(office, publishNotice, { cycle, version: preview!.version, docNo });
  return number as number;
}
