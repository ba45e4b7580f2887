import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useTexts } from './texts.ts';

/** The records of the county, each by the name that the contract gives it. */
export function useAggregates(): { value: string; label: string }[] {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  return [
    { value: 'register', label: t('of.register') },
    { value: 'policy', label: t('of.policy') },
    { value: 'users', label: t('of.users') },
    ...(cycles.data?.cycles ?? []).flatMap(({ cycle }) => [
      { value: `cycle:${cycle.id}`, label: t('of.cycle', { year: cycle.year }) },
      { value: `conduct:${cycle.id}`, label: t('of.conduct', { year: cycle.year }) },
    ]),
  ];
}
