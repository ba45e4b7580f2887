import { isDeepStrictEqual } from 'node:util';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { by, type Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from './repositories.ts';
import type { DetailHead } from './repository.ts';

/**
 * Puts a draft over the one that was read: a plain put without an audit event, since an event for every pause in typing
 * would bury the record. Whoever was faster wins (`stale-version`). The unit's item has to be there already.
 */
export async function putDraft(
  context: Context<ConductRepositories>,
  at: { cycle: string; unit: string; kind: string; id: string },
  before: DetailHead,
  content: Record<string, unknown>,
): Promise<Pick<DetailHead, 'version' | 'changedAt' | 'changedBy'>> {
  const { conduct } = context.repositories;
  const now = context.clock.now();
  const part = conduct.puttingDetail(at, before, content, { at: now, actor: by(context) });
  try {
    if ('put' in part) await conduct.client.put(part.put, part.condition ? { condition: part.condition } : {});
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // The database has it, and its answer was lost: the client's second try finds what the first has put.
    const stored = await conduct.readDetail<Record<string, unknown>>(at.cycle, at.unit, at.kind, at.id);
    if (!stored || !wasPut(context, stored, before.version, content)) throw error;
    return stampOf(stored);
  }
  return { version: before.version + 1, changedAt: now.toISOString(), changedBy: by(context) };
}

/** Whether a draft that was sent over this version is what lies there now: sent again, because the answer was lost. */
export const wasPut = (
  { actor }: Pick<Context, 'actor'>,
  stored: DetailHead,
  version: number,
  content: Record<string, unknown>,
): boolean =>
  stored.version === version + 1 &&
  stored.changedBy.user === actor.user.id &&
  Object.entries(content).every(([name, value]) =>
    isDeepStrictEqual((stored as unknown as Record<string, unknown>)[name], value),
  );

export const stampOf = ({ version, changedAt, changedBy }: DetailHead) => ({ version, changedAt, changedBy });
