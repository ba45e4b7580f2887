import { useParams } from 'react-router';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { useConductCrumbs } from '../conduct/crumbs.ts';

export type UnitConductAnswer = Answer<typeof readUnitConduct>;

/** The unit whose page this is, with the policy its cycle runs on. */
export function useUnit() {
  const { cycle = '', unit = '' } = useParams();
  const query = useOperation(readUnitConduct, { cycle, unit });
  const { policy } = usePolicyVersion(query.data?.policyVersion ?? null);
  const crumbs = useConductCrumbs(cycle);
  return { cycle, unit, query, policy, crumbs };
}
