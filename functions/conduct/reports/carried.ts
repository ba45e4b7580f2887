import type { ReportText } from '#shared/appraisal/report-text.ts';
import { reportFields } from '#shared/appraisal/report-text.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type CycleView, readOwnPlacement } from '../view.ts';
import { readText } from './details.ts';
import { isOwn } from './report-at.ts';

/** The first-level unit that a unit of the cycle belongs to. */
function firstLevelOf({ units }: CycleView, id: string): Unit | undefined {
  const unit = units.get(id);
  if (!unit || unit.level === 'first') return unit;
  return unit.parent === undefined ? undefined : firstLevelOf({ units } as CycleView, unit.parent);
}

/**
 * What somebody has written in a unit that appraised them before their records changed (a loan that was registered, or
 * ended): nothing of it is lost, it stands before them where they are appraised now.
 */
export async function readCarried(
  context: Context<ConductRepositories>,
  view: CycleView,
  { cycle, unit, subject }: { cycle: string; unit: string; subject: string },
): Promise<{ unit: Unit; text: ReportText } | undefined> {
  if (!isOwn(context, subject)) return undefined;
  const own = await readOwnPlacement(context, view);
  if (!own) return undefined;
  const before = [own.appraised.home, ...own.placement.hostings.map((hosting) => hosting.unit)]
    .map((id) => firstLevelOf(view, id))
    .filter((one) => one !== undefined && one.id !== unit);
  const fields = new Set(reportFields(view.policy, own.appraised.rank));
  for (const from of before) {
    if (!from) continue;
    const kept = await readText(context.repositories.conduct, { cycle, unit: from.id, subject });
    if (!kept) continue;
    return { unit: from, text: Object.fromEntries(Object.entries(kept.text).filter(([field]) => fields.has(field))) };
  }
  return undefined;
}
