import { raiseConcern } from '#shared/api/conduct/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCycle, readOwnPlacement } from '../view.ts';
import type { ConcernDetail } from './details.ts';

/**
 * to the group of the unit that appraises the sender, with the sender's name. The words stand in the detail
 * alone: neither the record nor the message holds them. Again with the same id = sent once.
 */
export const raiseConcernOperation = implement(
  raiseConcern,
  async ({ cycle, id, text }, context: Context<ConductRepositories>) => {
    const own = await readOwnPlacement(context, await readCycle(context, cycle));
    if (!own) throw new Refusal('refused', nobody);
    const { id: person, name, unit } = own.appraised;
    return changeUnit(
      context,
      { cycle, unit, permissions: 'own' },
      async ({ view, unit: { group, name: unitName } }) => {
        const answer = { group: view.stored.content.groups.find((one) => one.id === group)?.name ?? group };
        const before = await context.repositories.conduct.readDetail<ConcernDetail>(cycle, unit, 'CONCERN', id);
        if (before) {
          if (before.person === person && before.text === text) return { answer };
          throw new Refusal('already-exists');
        }
        return {
          answer,
          details: [{ kind: 'CONCERN', id, before: null, content: { person, name, text } satisfies ConcernDetail }],
          messages: [
            {
              audience: { to: 'group', group },
              topic: 'concern',
              title: { zh: `${unitName}${name}向考核组反映情况`, en: `${name} of ${unitName} has raised a concern` },
              text: { zh: '请打开页面查看所反映的情况。', en: 'Open the page to read it.' },
              link: `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit)}/readiness#concerns`,
              due: null,
            },
          ],
          event: { type: 'concern.raised', data: { unit, id } },
        };
      },
    );
  },
);

const nobody = {
  zh: '您不在本年度参加考核人员之列，不能在此反映情况。',
  en: 'You are not among those appraised in this cycle.',
};
