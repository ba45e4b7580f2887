import { raiseConcern } from '#shared/api/conduct/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCycle, readOwnPlacement } from '../view.ts';
import type { ConcernDetail } from './details.ts';

/** Of one person in a cycle: somebody's anger, or a program's loop, must not bury what others have to say. */
export const mostConcerns = 30;

/**
 * to the group of the unit that appraises the sender, with the sender's name. The words stand in the detail
 * alone: neither the record nor the message holds them. Nor does the message say whose they are: its title goes into
 * mails, and the group's feed may have readers who are of the unit themselves. Again with the same id = sent once.
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
        const known = await context.repositories.conduct.listDetails<ConcernDetail>(cycle, unit, 'CONCERN');
        const before = known.find((one) => one.id === id);
        if (before) {
          if (before.person === person && before.text === text) return { answer };
          throw new Refusal('already-exists');
        }
        if (known.filter((one) => one.person === person).length >= mostConcerns) throw new Refusal('refused', tooMany);
        return {
          answer,
          details: [{ kind: 'CONCERN', id, before: null, content: { person, name, text } satisfies ConcernDetail }],
          messages: [
            {
              audience: { to: 'group', group },
              by: { user: 'service', name: '平台' },
              topic: 'concern',
              title: { zh: `${unitName}有人反映情况`, en: `Somebody of ${unitName} has raised a concern` },
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
const tooMany = {
  zh: `本年度最多反映 ${mostConcerns} 次，您已达到上限；如需补充，请直接与考核组联系。`,
  en: `You have raised ${mostConcerns} concerns in this cycle, which is the most; please speak to the group itself.`,
};
