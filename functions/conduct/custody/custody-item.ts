import type * as z from 'zod';
import type { batchDetail, handoverDetail, HandoverRound } from '#shared/appraisal/custody-details.ts';
import { materialsOf } from '#shared/appraisal/custody.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { localDate } from '#shared/policy/calendar.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, scope } from '#functions/platform/operation.ts';
import type { UnitAt } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';
import { type CycleView, readAppraised } from '../view.ts';

/** Items of the reports' way: `HANDOVER#current` of a unit, `BATCH#<group>` of the cycle. */

export type Handover = z.infer<typeof handoverDetail> & DetailHead;
export type Batch = z.infer<typeof batchDetail> & DetailHead;

const handover = { kind: 'HANDOVER', id: 'current' } as const;

export const readHandover = (conduct: ConductRepository, cycle: string, unit: string): Promise<Handover | undefined> =>
  conduct.readDetail<z.infer<typeof handoverDetail>>(cycle, unit, handover.kind, handover.id);

export const readBatch = (conduct: ConductRepository, cycle: string, group: string): Promise<Batch | undefined> =>
  conduct.readDetail<z.infer<typeof batchDetail>>(cycle, null, 'BATCH', group);

export const versionOf = (item: DetailHead | undefined): string => String(item?.version ?? 0);

export const refuseIfStale = (item: DetailHead | undefined, version: string): void => {
  if (versionOf(item) !== version) throw new Refusal('stale-version');
};

export const handoverChange = (before: Handover | undefined, rounds: readonly HandoverRound[]) => ({
  ...{ ...handover, before: before ?? null, content: { rounds } },
});

/** The unit's papers as things stand, and the steps that have to be done before they are handed over. */
export async function readMaterials(context: Context<ConductRepositories>, { view, unit, facts }: UnitAt) {
  const { policy, plan, today } = view;
  const people = (await readAppraised(context, view)).get(unit.id) ?? [];
  const standing = statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today });
  const blockedBy = standing.find(({ step }) => step === 'handover')?.blockedBy ?? [];
  return { materials: materialsOf(policy, unit, people), blockedBy };
}

/** What the group counted of a list, paper by paper; a paper that it did not count is not there. */
export function withCounts(
  { materials, ...round }: HandoverRound,
  counts: readonly { person: string | null; counted: number }[],
): { round: HandoverRound; differs: boolean } {
  const found = new Map(counts.map(({ person, counted }) => [person, counted]));
  if (found.size !== counts.length || [...found.keys()].some((key) => !materials.some(({ person }) => person === key)))
    throw new Refusal('invalid-input', {
      zh: '清点的材料与移交清单不符，请刷新后再试。',
      en: 'Papers were counted that are not on the list, or twice; reload and try again.',
    });
  const counted = materials.map((one) => ({ ...one, counted: found.get(one.person) ?? 0 }));
  return {
    round: { ...round, materials: counted },
    differs: counted.some((one) => one.counted !== one.copies),
  };
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);

/** The civil date of a moment in the county's time zone. */
export const dayOf = ({ policy }: CycleView, at: string): string => localDate(policy.calendar.timeZone, new Date(at));

/** A group of the cycle over which the actor holds a permission; somebody else's is not found. */
export function groupInReach(
  context: Pick<Context, 'actor'>,
  { stored }: CycleView,
  id: string,
  permission: 'conduct.lead' | 'conduct.plan',
): { id: string; name: string } {
  const reach = scope(context, permission);
  const group = stored.content.groups.find((one) => one.id === id);
  if (!group || !(reach.county || reach.groups.includes(id))) throw new Refusal('not-found');
  return group;
}
