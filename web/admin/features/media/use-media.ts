import { readMedia, readMediaSlots } from '#shared/api/conduct/media.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';

export type MediaView = Answer<typeof readMediaSlots>;
export type Slot = MediaView['slots'][number];
export type ListedUnit = MediaView['units'][number];

/** What the reader may see of the media reports: the station by its own operation, others within their reach. */
export function useMedia(cycle: string, enabled = true) {
  const { can } = useSession();
  const isStation = can('conduct.media');
  const own = useOperation(readMediaSlots, { cycle }, { enabled: enabled && isStation });
  const read = useOperation(readMedia, { cycle }, { enabled: enabled && !isStation && can('conduct.read') });
  const { error, refetch } = isStation ? own : read;
  const view: MediaView | undefined = isStation ? own.data : read.data;
  return { view, office: read.data?.candidates ? read.data : null, isStation, error, refetch };
}

/** The slot that stands: a missed report is the past's. */
export const slotOf = (view: MediaView, unit: string): Slot | undefined =>
  view.slots.find((slot) => slot.unit === unit && slot.state !== 'missed');
