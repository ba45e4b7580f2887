import { acknowledgeNotice, saveFormReceipt, saveGuidance, saveLeadingGroup } from '#shared/api/conduct/readiness.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import type { Caller } from '#infra/local/caller.ts';
import { namedUlid } from '../random.ts';
import { must } from '../steps.ts';
import type { Conducting, UnitConduct } from './conducting.ts';

/**
 * What a unit has ready: all have acknowledged the notice; every fifth has no leading group yet, every seventh no guidance
 * activity, every fourth has not collected its forms.
 */
export async function prepare(
  { cycle, today, policy, tenant }: Conducting,
  { unit, facts, people }: UnitConduct,
  byUnit: Caller,
  { number, order }: { number: number; order: number },
): Promise<void> {
  const at = { cycle, unit: unit.id };
  if (facts.notice.acknowledged === null) await must(byUnit, acknowledgeNotice, { ...at, number: String(number) });
  const taking = people.filter(({ status }) => status !== 'notAppraised');
  const cadres = taking.filter(({ rank }) => rank === 'cadre');
  const staff = taking.filter(({ rank }) => rank === 'staff');
  if (facts.readiness.leadingGroup === null && order % 5 !== 4)
    await must(byUnit, saveLeadingGroup, {
      ...{ ...at, version: null },
      members: [
        ...cadres.slice(0, 2).map(({ id }) => ({ person: id, category: 'leaders' })),
        ...[...cadres.slice(2, 3), ...staff.slice(0, 1)].map(({ id }) => ({ person: id, category: 'sectionHeads' })),
        ...staff.slice(-2).map(({ id }) => ({ person: id, category: 'representatives' })),
      ],
    });
  if (facts.readiness.guidance.length === 0 && order % 7 !== 6)
    await must(byUnit, saveGuidance, {
      ...{ ...at, id: namedUlid(`${tenant} guidance ${unit.id}`), version: null },
      ...{ date: addDays(today, -6), participants: taking.length },
      summary: '组织全体干部职工学习考核通知，讲清考核的内容、程序和纪律，引导大家正确对待考核。',
    });
  if (facts.readiness.forms.receipts === 0 && order % 4 !== 3)
    await must(byUnit, saveFormReceipt, {
      ...{ ...at, id: namedUlid(`${tenant} forms ${unit.id}`), version: null },
      ...{ date: addDays(today, -7), receiver: staff[0]?.name ?? cadres[0]!.name, sets: taking.length },
      forms: policy.documents.forms.slice(0, 3).map(({ id }) => ({ form: id, quantity: taking.length })),
    });
}
