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
  if ('put' in part) await conduct.client.put(part.put, part.condition ? { condition: part.condition } : {});
  return { version: before.version + 1, changedAt: now.toISOString(), changedBy: by(context) };
}
