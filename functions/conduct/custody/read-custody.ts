import { readCustody } from '#shared/api/conduct/custody.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { readCycle, unitInReach } from '../view.ts';
import { readBatch, readHandover, readMaterials, versionOf } from './custody-item.ts';

export const readCustodyOperation = implement(
  readCustody,
  async ({ cycle, unit: id }, context: Context<ConductRepositories>) => {
    const { conduct } = context.repositories;
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'conduct.read');
    const [stored, item] = await Promise.all([conduct.readUnit(cycle, id), readHandover(conduct, cycle, id)]);
    const facts = factsOf(stored);
    const { state, delivery: number } = facts.custody;
    const batch = number === null ? undefined : await readBatch(conduct, cycle, unit.group);
    const sent = batch?.deliveries.find((one) => one.number === number);
    const delivery = () => {
      if (!sent) return null;
      const { units: _units, received, ...rest } = sent;
      // Other units' counts are none of this one's.
      const counts = received?.counts.filter((count) => count.unit === id) ?? [];
      return { ...rest, received: received && { ...received, counts } };
    };
    const { reports } = view.policy;
    return {
      ...{ state, chain: reports.custody, copies: reports.copies, rounds: item?.rounds ?? [], delivery: delivery() },
      ...(await readMaterials(context, { view, unit, facts })),
      ...{ today: view.today, closed: view.stored.state === 'closed', version: versionOf(item) },
    };
  },
);
