import { confirmHandover, returnHandover } from '#shared/api/conduct/custody.ts';
import { type HandoverRound } from '#shared/appraisal/custody-details.ts';
import { custodyMachine } from '#shared/appraisal/custody.ts';
import { move } from '#shared/appraisal/machine.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { dayOf, handoverChange, readHandover, refuseIfStale, sumOf, withCounts } from './custody-item.ts';

type Wanted = {
  cycle: string;
  unit: string;
  version: string;
  counts: { person: string | null; counted: number }[];
} & ({ action: 'confirm'; on: string } | { action: 'return'; remark: string });

/** The group counts what it was given: as listed it is received, otherwise it goes back to the unit with a remark. */
const judge = (wanted: Wanted, context: Context<ConductRepositories>) =>
  changeUnit(
    context,
    { cycle: wanted.cycle, unit: wanted.unit, permissions: ['conduct.group'] },
    async ({ view, unit, facts }) => {
      const { cycle, version, counts, action } = wanted;
      const item = await readHandover(context.repositories.conduct, cycle, unit.id);
      refuseIfStale(item, version);
      const [last, earlier] = [item?.rounds.at(-1), item?.rounds.slice(0, -1) ?? []];
      const counted = last && withCounts(last, counts);
      const [on, remark] = action === 'confirm' ? [wanted.on, null] : [view.today, wanted.remark];
      const { to, event } = movedOrRefused(
        move(custodyMachine, facts.custody.state, action, {
          ...{ differs: counted?.differs ?? false, reason: remark },
          dates: { on, since: last ? dayOf(view, last.at) : view.today, today: view.today },
        }),
      );
      if (!counted) throw new Error(`unit ${unit.id} has handed over nothing`);
      const [at, who] = [context.clock.now().toISOString(), by(context)];
      const kind = action === 'confirm' ? ('received' as const) : ('returned' as const);
      const judged: HandoverRound = { ...counted.round, outcome: { kind, on, remark, at, by: who } };
      const sum = sumOf(judged.materials.map((one) => one.counted ?? 0));
      const received = action === 'confirm' ? { on, at, by: who } : null;
      return {
        answer: { state: to },
        facts: { custody: { ...facts.custody, state: to, received } },
        details: [handoverChange(item, [...earlier, judged])],
        event: { type: event, data: { unit: unit.id, on, counted: sum, listed: facts.custody.copies, remark } },
        messages: [
          {
            audience: { to: 'unit' as const, unit: unit.id },
            topic: 'custody',
            title:
              action === 'confirm'
                ? { zh: '考核组已签收述职材料', en: 'The group has received the reports' }
                : { zh: '考核组退回述职材料', en: 'The group returns the reports' },
            text:
              action === 'confirm'
                ? { zh: `${on} 签收，共 ${sum} 份。`, en: `Received on ${on}: ${sum} copies.` }
                : { zh: `清点 ${sum} 份。${wanted.remark}`, en: `${sum} copies counted. ${wanted.remark}` },
            link: `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit.id)}/custody`,
            due: null,
          },
        ],
      };
    },
  );

export const confirmHandoverOperation = implement(confirmHandover, (input, context: Context<ConductRepositories>) =>
  judge({ ...input, action: 'confirm' }, context),
);

export const returnHandoverOperation = implement(returnHandover, (input, context: Context<ConductRepositories>) =>
  judge({ ...input, action: 'return' }, context),
);
