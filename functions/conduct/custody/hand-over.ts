import { handOver } from '#shared/api/conduct/custody.ts';
import { copiesAsked, custodyMachine } from '#shared/appraisal/custody.ts';
import { move } from '#shared/appraisal/machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { handoverChange, readHandover, readMaterials, refuseIfStale, sumOf } from './custody-item.ts';

/** A shortage is allowed where a reason is given, and stays flagged. */
export const handOverOperation = implement(
  handOver,
  ({ cycle, unit: id, version, materials: listed, reason }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit: id, permissions: custodyMachine.actions.handOver.by }, async (at) => {
      const { view, unit, facts } = at;
      const item = await readHandover(context.repositories.conduct, cycle, id);
      refuseIfStale(item, version);
      const { materials, blockedBy } = await readMaterials(context, at);
      const given = new Map(listed.map(({ person, copies }) => [person, copies]));
      if (given.size !== listed.length || [...given.keys()].some((key) => !materials.some((m) => m.person === key)))
        throw new Refusal('invalid-input', otherList);
      const { copies: required } = view.policy.reports;
      const list = materials.map((one) => ({ ...one, required, copies: given.get(one.person) ?? 0, counted: null }));
      const short = list.some((one) => one.copies < required);
      const { to, event } = movedOrRefused(
        move(custodyMachine, facts.custody.state, 'handOver', { blockedBy, short, reason }),
      );
      const [when, who] = [context.clock.now().toISOString(), by(context)];
      const copies = sumOf(list.map((one) => one.copies));
      const asked = copiesAsked(view.policy, materials);
      return {
        answer: { state: to },
        facts: {
          custody: { ...facts.custody, state: to, required: asked, copies, handedOver: { at: when, by: who } },
        },
        details: [
          handoverChange(item, [
            ...(item?.rounds ?? []),
            { materials: list, reason: short ? reason : null, at: when, by: who, outcome: null },
          ]),
        ],
        event: { type: event, data: { unit: id, papers: list.length, copies, required: asked, short, reason } },
        messages: [
          {
            audience: { to: 'group', group: unit.group },
            topic: 'custody',
            title: { zh: `${unit.name}移交述职材料`, en: `${unit.name} hands its reports over` },
            text: {
              zh: `共 ${list.length} 件 ${copies} 份${short ? '，份数不足，已说明原因' : ''}。请清点后签收。`,
              en: `${list.length} papers, ${copies} copies${short ? '; copies are missing, with a reason' : ''}. Count them and confirm.`,
            },
            link: `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(id)}/custody`,
            due: null,
          },
        ],
      };
    }),
);

const otherList = {
  zh: '清单中有不需移交的材料或重复的材料，请刷新后再试。',
  en: 'The list names papers that are not asked for, or one twice; reload and try again.',
};
