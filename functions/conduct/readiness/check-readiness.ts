import { checkReadiness } from '#shared/api/conduct/readiness.ts';
import { stepOfItem } from '#shared/appraisal/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';

/** Items that a step answers are not ticked off by hand. Again = as it was. */
export const checkReadinessOperation = implement(
  checkReadiness,
  ({ cycle, unit, item, done }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ view, facts: { readiness } }) => {
      if (!view.policy.procedure.readiness.includes(item) || stepOfItem(item) !== null)
        throw new Refusal('refused', notByHand, { policyField: 'procedure.readiness' });
      if (readiness.checked.some((one) => one.item === item) === done) return { answer: {} };
      const others = readiness.checked.filter((one) => one.item !== item);
      const mark = { item, at: context.clock.now().toISOString(), by: by(context) };
      return {
        answer: {},
        facts: { readiness: { ...readiness, checked: done ? [...others, mark] : others } },
        event: { type: 'readiness.checked', data: { unit, item, done } },
      };
    }),
);

const notByHand = {
  zh: '这一事项不在考核准备事项之列，或由系统自动判定。',
  en: 'This item is not on the checklist, or the program answers it itself.',
};
