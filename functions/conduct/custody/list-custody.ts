import { type GroupCustody, listCustody } from '#shared/api/conduct/custody.ts';
import { type Delivery } from '#shared/appraisal/custody-details.ts';
import { type BatchState, copiesAsked, materialsOf } from '#shared/appraisal/custody.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { readAppraised, readCycle } from '../view.ts';
import { type Batch, versionOf } from './custody-item.ts';

export const batchStateOf = (deliveries: readonly Delivery[]): BatchState => {
  const last = deliveries.at(-1);
  if (!last) return 'open';
  return last.received ? 'received' : 'forwarded';
};

/** The groups in the reader's reach, each with its units: a unit's own people are answered with none. */
export const listCustodyOperation = implement(listCustody, async ({ cycle }, context: Context<ConductRepositories>) => {
  const { conduct } = context.repositories;
  const view = await readCycle(context, cycle);
  const { policy, today, stored } = view;
  const [reads, leads, plans] = (['conduct.read', 'conduct.lead', 'conduct.plan'] as const).map((permission) =>
    scope(context, permission),
  );
  const seen = stored.content.groups.filter(({ id }) => reads!.county || reads!.groups.includes(id));
  const closed = stored.state === 'closed';
  const answer = { chain: policy.reports.custody, today, closed };
  if (seen.length === 0) return { ...answer, groups: [] };

  const [known, batches, appraised] = await Promise.all([
    conduct.listUnits(cycle),
    conduct.listDetails<Pick<Batch, 'deliveries'>>(cycle, null, 'BATCH'),
    readAppraised(context, view),
  ]);
  const facts = new Map(known.map((one) => [one.unit, one]));
  const groups = seen.map(({ id, name }): GroupCustody => {
    const batch = batches.find((one) => one.id === id);
    const state = batchStateOf(batch?.deliveries ?? []);
    const units = [...view.units.values()]
      .filter((unit) => unit.level === 'first' && unit.group === id)
      .map((unit) => {
        const { custody } = factsOf(facts.get(unit.id));
        const asked = copiesAsked(policy, materialsOf(policy, unit, appraised.get(unit.id) ?? []));
        return {
          ...{ unit: unit.id, name: unit.name, state: custody.state },
          required: custody.state === 'open' ? asked : custody.required,
          ...{ copies: custody.copies, receivedOn: custody.received?.on ?? null, delivery: custody.delivery },
        };
      })
      .filter(({ required }) => required > 0);
    const may = {
      forward: !closed && state !== 'forwarded' && (leads!.county || leads!.groups.includes(id)),
      receive: !closed && state === 'forwarded' && plans!.county,
    };
    return { id, name, state, units, deliveries: batch?.deliveries ?? [], version: versionOf(batch), may };
  });
  return { ...answer, groups };
});
