import { useParams } from 'react-router';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { boardPath, unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';

export type UnitConductAnswer = Answer<typeof readUnitConduct>;

/** The unit whose page this is, with the policy its cycle runs on. */
export function useUnit() {
  const { cycle = '', unit = '' } = useParams();
  const query = useOperation(readUnitConduct, { cycle, unit });
  const { policy } = usePolicyVersion(query.data?.policyVersion ?? null);
  return { cycle, unit, query, policy };
}

/** County → cycle → board → unit. */
export const unitCrumbs = (cycle: string, unit: { id: string; name: string }, board: string) => [
  { label: cycle, to: cyclePath(cycle) },
  { label: board, to: boardPath(cycle) },
  { label: unit.name, to: unitConductPath(cycle, unit.id) },
];
