import { Refusal } from '#functions/platform/errors.ts';
import type { Stamp } from './repository.ts';

/** Refuses a change of something that is another by now; null: there was none when it was read. */
export function refuseIfStale(stored: Pick<Stamp, 'version'> | null | undefined, version: string | null): void {
  if ((stored ? String(stored.version) : null) !== version) throw new Refusal('stale-version');
}
