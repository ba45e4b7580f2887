import type { TenantEntry } from '#shared/api/service.ts';

const day = 86_400_000;

/** Days until the hold ends, the last one begun counted as one; null once it has ended, or where nothing was asked for. */
export function daysLeft({ erasure }: Pick<TenantEntry, 'erasure'>, now: string): number | null {
  if (!erasure) return null;
  const rest = Date.parse(erasure.due) - Date.parse(now);
  return rest <= 0 ? null : Math.ceil(rest / day);
}

export type Stage = 'none' | 'suspended' | 'held' | 'due' | 'erased';

/** Where a county stands on its way to being erased. */
export function stageOf(entry: Pick<TenantEntry, 'state' | 'erasure'>, now: string): Stage {
  if (entry.state === 'suspended') return 'suspended';
  if (entry.state === 'erased') return 'erased';
  if (entry.state !== 'erasing') return 'none';
  return daysLeft(entry, now) === null ? 'due' : 'held';
}
