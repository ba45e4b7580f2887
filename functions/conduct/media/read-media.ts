import type * as z from 'zod';
import { readMedia, readMediaSlots } from '#shared/api/conduct/media.ts';
import { isOverrun } from '#shared/appraisal/media.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { type CycleView, mayActOn, readAppraised, readCycle } from '../view.ts';
import { readDays } from './slots-item.ts';

type ConductContext = Context<ConductRepositories>;
type View = z.input<typeof readMediaSlots.output>;

export const planVersionOf = ({ storedPlan }: CycleView): string => String(storedPlan?.version ?? 0);

/** Roster and days of the units that pass; nothing of the county but the roster's units and their speakers. */
async function readView(
  { repositories: { conduct, register } }: ConductContext,
  view: CycleView,
  passes: (unit: Unit) => boolean,
): Promise<View> {
  const { policy, plan, stored, units, today } = view;
  const roster = plan.mediaRoster.filter((row) => {
    const unit = units.get(row.unit);
    return unit !== undefined && passes(unit);
  });
  const listed = new Set(roster.map(({ unit }) => unit));
  const revisions = stored.content.units
    .filter(({ unit }) => listed.has(unit.id))
    .map(({ unit, people }) => [unit.id, people] as const);
  const [people, known, days] = await Promise.all([
    register.readRevisions(revisions),
    conduct.listUnits(view.id),
    readDays(conduct, view.id),
  ]);
  const facts = new Map(known.map((one) => [one.unit, factsOf(one).media]));
  const nameOf = (unit: string) => units.get(unit)?.name ?? unit;
  const speakerOf = ({ unit, person }: { unit: string; person: string }) =>
    people.get(unit)?.find(({ id }) => id === person)?.name ?? person;
  const { maxMinutes, enabled, channel, scheduler } = policy.media;
  const { from, to } = plan.phases.media;
  return {
    ...{ enabled, channel, scheduler, maxMinutes, window: { from, to }, today, closed: stored.state === 'closed' },
    units: roster.map((row) => ({
      ...{ ...row, name: nameOf(row.unit), speaker: speakerOf(row), state: facts.get(row.unit)?.state ?? 'listed' },
    })),
    slots: days.flatMap(({ id: date, slots }) =>
      slots
        .filter(({ unit }) => listed.has(unit))
        .map((slot) => ({
          ...{ ...slot, date, name: nameOf(slot.unit), speaker: speakerOf(slot) },
          over: slot.seconds !== null && isOverrun(slot.seconds, maxMinutes),
        })),
    ),
  };
}

export const readMediaSlotsOperation = implement(readMediaSlots, async ({ cycle }, context: ConductContext) =>
  readView(context, await readCycle(context, cycle), () => true),
);

export const readMediaOperation = implement(readMedia, async ({ cycle }, context: ConductContext) => {
  const view = await readCycle(context, cycle);
  const shown = await readView(context, view, (unit) => mayActOn(context, view, 'conduct.read', unit));
  const candidates = scope(context, 'conduct.plan').county ? await readCandidates(context, view) : null;
  return { ...shown, version: planVersionOf(view), candidates };
});

/** The cadres of each unit who take part, its principals first: one of them speaks for the team. */
export async function readCandidates(context: ConductContext, view: CycleView) {
  const appraised = await readAppraised(context, view);
  return [...view.units.values()]
    .filter(({ level }) => level === 'first')
    .map(({ id, name, group }) => ({
      ...{ unit: id, name, group },
      people: (appraised.get(id) ?? [])
        .filter((one) => one.home === id && one.rank === 'cadre' && takesPart(one))
        .toSorted((a, b) => Number(b.role === 'principal') - Number(a.role === 'principal'))
        .map((one) => ({ id: one.id, name: one.name, role: one.role })),
    }));
}
