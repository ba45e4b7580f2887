import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import type { Crumb } from '../../ui/page-header.tsx';
import { cyclePath } from '../cycles/paths.ts';
import { boardPath, unitConductPath } from './paths.ts';
import { useTexts } from './texts.ts';

/** The way to a year's page, by the year and not by the id it is kept under: county → years → year. */
export function useCycleCrumbs(cycle: string): Crumb[] {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  const year = cycles.data?.cycles.find((row) => row.cycle.id === cycle)?.cycle.year;
  return [
    { label: t('cycles'), to: '/cycles' },
    { label: year === undefined ? cycle : t('cycle.year', { year }), to: cyclePath(cycle) },
  ];
}

/** The way to a page of a year's conduct, the same from everywhere: county → years → year → board → unit. */
export function useConductCrumbs(cycle: string): (unit?: { id: string; name: string }) => Crumb[] {
  const t = useTexts();
  const { can } = useSession();
  const ofCycle = useCycleCrumbs(cycle);
  const board = can('conduct.read') ? [{ label: t('board'), to: boardPath(cycle) }] : [];
  return (unit) => [
    ...ofCycle,
    ...board,
    ...(unit && can('conduct.read') ? [{ label: unit.name, to: unitConductPath(cycle, unit.id) }] : []),
  ];
}
