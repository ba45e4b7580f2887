import { useSearchParams } from 'react-router';
import { readCycle } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { wantedOf } from './filter.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';
import { type VoicesDocument, voicesDocument } from './voices-document.ts';

/** What is in sight, as a paper. */
export function useDocument({
  place,
  voices,
  conduct,
  shown,
}: VoicesProps & { shown: readonly VoiceRow[] }): VoicesDocument {
  const [params] = useSearchParams();
  const cycle = useOperation(readCycle, { cycle: place.cycle });
  return voicesDocument({
    ...{ voices, shown, wanted: wantedOf(params), unit: conduct.unit.name },
    year: cycle.data?.row.cycle.year ?? null,
  });
}
