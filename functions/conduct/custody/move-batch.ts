import { forwardBatch, receiveBatch } from '#shared/api/conduct/custody.ts';
import { type Delivery } from '#shared/appraisal/custody-details.ts';
import { batchMachine, copiesAsked, custodyMachine, materialsOf, unitsPerDelivery } from '#shared/appraisal/custody.ts';
import { move } from '#shared/appraisal/machine.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { changePlan, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf, type StoredUnit } from '../repository.ts';
import { type CycleView, readAppraised } from '../view.ts';
import { type Batch, dayOf, groupInReach, readBatch, readHandover, refuseIfStale, sumOf } from './custody-item.ts';
import { batchStateOf } from './list-custody.ts';

type ConductContext = Context<ConductRepositories>;

const link = (cycle: string): string => `/cycles/${encodeURIComponent(cycle)}/custody`;

/** First-level units of a group of which papers are asked, with what is known of each. */
async function readUnitsOf(context: ConductContext, view: CycleView, group: string) {
  const [known, appraised] = await Promise.all([
    context.repositories.conduct.listUnits(view.id),
    readAppraised(context, view),
  ]);
  const stored = new Map(known.map((one) => [one.unit, one]));
  return [...view.units.values()]
    .filter((unit) => unit.level === 'first' && unit.group === group)
    .filter((unit) => copiesAsked(view.policy, materialsOf(view.policy, unit, appraised.get(unit.id) ?? [])) > 0)
    .map((unit) => ({ unit, stored: stored.get(unit.id) }));
}

/** The parts that move units' papers on with their batch, all in one transaction (`unitsPerDelivery`). */
const puttingUnits = (
  context: ConductContext,
  cycle: string,
  units: readonly StoredUnit[],
  custodyOf: (facts: UnitConduct['custody']) => UnitConduct['custody'],
): TransactPart[] => {
  const who = { at: context.clock.now(), actor: by(context) };
  return units.map((stored) => {
    const facts = factsOf(stored);
    const next = { ...facts, custody: custodyOf(facts.custody) };
    return context.repositories.conduct.puttingUnit({ cycle, unit: stored.unit }, stored, next, who);
  });
};

const batchChange = (group: string, before: Batch | undefined, deliveries: readonly Delivery[]) => ({
  ...{ kind: 'BATCH', id: group, before: before ?? null, content: { deliveries } },
});

export const forwardBatchOperation = implement(
  forwardBatch,
  ({ cycle, group: id, version, reason }, context: ConductContext) =>
    changePlan(context, cycle, async ({ view }) => {
      const group = groupInReach(context, view, id, 'conduct.lead');
      const { conduct } = context.repositories;
      const batch = await readBatch(conduct, cycle, id);
      refuseIfStale(batch, version);
      const all = await readUnitsOf(context, view, id);
      const stateOf = (one: (typeof all)[number]) => factsOf(one.stored).custody.state;
      const held = all.filter((one) => stateOf(one) === 'received');
      const missing = all.filter((one) => !['received', 'forwarded', 'archived'].includes(stateOf(one)));
      const { to, event } = movedOrRefused(
        move(batchMachine, batchStateOf(batch?.deliveries ?? []), 'forward', {
          ...{ ready: held.length, missing: missing.length, reason },
        }),
      );
      const going = held.slice(0, unitsPerDelivery);
      const units = await Promise.all(
        going.map(async ({ unit }) => {
          const round = (await readHandover(conduct, cycle, unit.id))?.rounds.at(-1);
          const materials = (round?.materials ?? []).map(({ kind, person, name, copies }) => ({
            ...{ kind, person, name, copies },
          }));
          return { unit: unit.id, name: unit.name, materials };
        }),
      );
      const number = (batch?.deliveries.length ?? 0) + 1;
      const made: Delivery = {
        ...{ number, at: context.clock.now().toISOString(), by: by(context) },
        ...{ reason: missing.length > 0 ? reason : null, units, received: null },
      };
      const copies = sumOf(units.flatMap(({ materials }) => materials.map((one) => one.copies)));
      return {
        answer: { state: to, number },
        cycleDetails: [batchChange(id, batch, [...(batch?.deliveries ?? []), made])],
        also: puttingUnits(
          context,
          cycle,
          going.flatMap(({ stored }) => (stored ? [stored] : [])),
          (custody) => ({
            ...custody,
            state: movedOrRefused(move(custodyMachine, custody.state, 'forward', {})).to,
            delivery: number,
          }),
        ),
        event: {
          type: event,
          data: {
            ...{ group: id, number, units: units.map(({ unit }) => unit), copies, reason: made.reason },
            missing: missing.map(({ unit }) => unit.id),
          },
        },
        messages: [
          {
            audience: { to: 'office' },
            topic: 'custody',
            title: { zh: `${group.name}报送述职材料`, en: `${group.name} forwards its reports` },
            text: {
              zh: `${units.length} 个单位，共 ${copies} 份。请按清单清点后签收。`,
              en: `${units.length} units, ${copies} copies. Count them by the manifest and confirm.`,
            },
            link: link(cycle),
            due: null,
          },
        ],
      };
    }),
);

/** After this the hand-overs of its units stand. */
export const receiveBatchOperation = implement(
  receiveBatch,
  ({ cycle, group: id, version, on, counts, remark }, context: ConductContext) =>
    changePlan(context, cycle, async ({ view }) => {
      const group = groupInReach(context, view, id, 'conduct.plan');
      const { conduct } = context.repositories;
      const batch = await readBatch(conduct, cycle, id);
      refuseIfStale(batch, version);
      const [last, earlier] = [batch?.deliveries.at(-1), batch?.deliveries.slice(0, -1) ?? []];
      const counted = new Map(counts.map((count) => [count.unit, count.counted]));
      if (counted.size !== counts.length || counts.some(({ unit }) => !last?.units.some((one) => one.unit === unit)))
        throw new Refusal('invalid-input', otherUnits);
      const manifest = (last?.units ?? []).map(({ unit, materials }) => ({
        ...{ unit, listed: sumOf(materials.map((one) => one.copies)), counted: counted.get(unit) ?? 0 },
      }));
      const differs = manifest.some((one) => one.listed !== one.counted);
      const { to, event } = movedOrRefused(
        move(batchMachine, batchStateOf(batch?.deliveries ?? []), 'receive', {
          ...{ differs, reason: remark },
          dates: { on, since: last ? dayOf(view, last.at) : view.today, today: view.today },
        }),
      );
      if (!last) throw new Error(`group ${id} has forwarded nothing`);
      const [at, who] = [context.clock.now().toISOString(), by(context)];
      const receipt: Delivery['received'] = {
        ...{ on, remark, at, by: who },
        counts: manifest.map(({ unit, counted: n }) => ({ unit, counted: n })),
      };
      const stored = await Promise.all(last.units.map(({ unit }) => conduct.readUnit(cycle, unit)));
      const data = { group: id, number: last.number, on, differs, remark };
      return {
        answer: { state: to, number: last.number },
        cycleDetails: [batchChange(id, batch, [...earlier, { ...last, received: receipt }])],
        also: puttingUnits(
          context,
          cycle,
          stored.flatMap((one) => (one ? [one] : [])),
          (custody) => ({ ...custody, state: movedOrRefused(move(custodyMachine, custody.state, 'archive', {})).to }),
        ),
        event: { type: event, data: { ...data, copies: sumOf(manifest.map((one) => one.counted)) } },
        messages: [
          {
            audience: { to: 'group', group: id },
            topic: 'custody',
            title: { zh: '组织部已签收述职材料', en: 'The department has received the reports' },
            text: {
              zh: `${group.name}第 ${last.number} 次报送于 ${on} 签收${differs ? `，份数有出入：${remark ?? ''}` : ''}。`,
              en: `Delivery ${last.number} was received on ${on}${differs ? `; the counts differ: ${remark ?? ''}` : ''}.`,
            },
            link: link(cycle),
            due: null,
          },
        ],
      };
    }),
);

const otherUnits = {
  zh: '清点的单位与报送清单不符，请刷新后再试。',
  en: 'Units were counted that are not in the manifest, or twice; reload and try again.',
};
