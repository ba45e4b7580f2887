import { isDeepStrictEqual } from 'node:util';
import { saveFormReceipt } from '#shared/api/conduct/readiness.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import { refuseIfAhead } from './dates.ts';
import type { ReceiptDetail } from './details.ts';
import { formsFactsOf, listReceipts, refuseIfFull, withEntry } from './records.ts';

export const saveFormReceiptOperation = implement(
  saveFormReceipt,
  ({ cycle, unit, id, version, ...fields }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ view, facts }) => {
      const entries = await listReceipts(context.repositories, cycle, unit);
      const before = entries.find((one) => one.id === id) ?? null;
      const content: ReceiptDetail = { ...fields, withdrawn: null };
      // Sent again because the answer was lost.
      if (before && version === null && isDeepStrictEqual(contentOf(before), content)) return { answer: {} };
      refuseIfStale(before, version);
      if (before?.withdrawn != null) throw new Refusal('refused', isWithdrawn);
      refuseIfAhead(fields.date, view.today);
      refuseIfFull(entries, id);
      refuseUnknownForms(fields.forms, view.policy);
      const forms = formsFactsOf(withEntry<ReceiptDetail & { id: string }>(entries, { id, ...content }));
      return {
        answer: {},
        facts: { readiness: { ...facts.readiness, forms } },
        details: [{ kind: 'RECEIPT', id, before, content }],
        event: { type: 'form-receipt.saved', data: { unit, id, ...fields } },
      };
    }),
);

const contentOf = ({ date, receiver, sets, forms, withdrawn }: ReceiptDetail): ReceiptDetail => ({
  ...{ date, receiver, sets, forms, withdrawn },
});

/** Forms are those that the policy lists, each once; an empty receipt is none. */
function refuseUnknownForms(forms: ReceiptDetail['forms'], { documents }: Policy): void {
  const known = new Set(documents.forms.map(({ id }) => id));
  const seen = new Set<string>();
  const problems: Problem[] = forms.flatMap(({ form }, i) => {
    const code = !known.has(form) ? 'unknown-reference' : seen.has(form) ? 'twice' : null;
    seen.add(form);
    return code === null ? [] : [{ path: `forms[${i}].form`, code, message: words[code] }];
  });
  if (forms.length === 0) problems.push({ path: 'forms', code: 'required', message: words.required });
  if (problems.length > 0)
    throw new Refusal('refused', problems[0]!.message, { problems, policyField: 'documents.forms' });
}

const words = {
  'unknown-reference': { zh: '考核办法中没有这种表格。', en: 'The policy has no such form.' },
  twice: { zh: '同一种表格只填一行。', en: 'A form stands in one row only.' },
  required: { zh: '请至少填写一种表格的份数。', en: 'Name at least one form and how many.' },
};

const isWithdrawn = {
  zh: '这条记录已撤销，不能再修改，请另行登记。',
  en: 'This entry was taken back; enter another one.',
};
