import type { TenantState } from '#shared/api/service.ts';
import type { Bilingual } from '#shared/problem.ts';
import { Refusal } from './errors.ts';
import type { ServiceContext } from './operation.ts';
import type { Acting, TenantEntry } from './tenant-list.ts';

/** Who runs the service and does something to a county now, as its record keeps them. */
export const acting = ({
  caller,
  memberships,
  clock,
}: Pick<ServiceContext, 'caller' | 'memberships' | 'clock'>): Acting => ({
  at: clock.now(),
  actor: { user: caller!.subject, name: memberships.operator?.name ?? '' },
});

/** The last change of a county's state, as its entry shows it. */
export const changedNow = ({ at, actor }: Acting, reason: string): NonNullable<TenantEntry['changed']> => ({
  ...{ at: at.toISOString(), by: actor, reason },
});

const stateNames: Record<TenantState, Bilingual> = {
  opening: { zh: '开通中', en: 'being opened' },
  active: { zh: '使用中', en: 'active' },
  suspended: { zh: '已暂停', en: 'suspended' },
  erasing: { zh: '待注销', en: 'to be erased' },
  erased: { zh: '已注销', en: 'erased' },
};

/** Refuses what can be done to a county in certain states alone. */
export const refuseUnless = ({ state }: TenantEntry, ...states: readonly TenantState[]): void => {
  if (states.includes(state)) return;
  const [zh, en] = [states.map((name) => stateNames[name].zh), states.map((name) => stateNames[name].en)];
  throw new Refusal('refused', {
    zh: `该县当前状态为“${stateNames[state].zh}”，此操作只能对“${zh.join('”或“')}”的县进行。`,
    en: `The county is ${stateNames[state].en}; this can be done only to one that is ${en.join(' or ')}.`,
  });
};
