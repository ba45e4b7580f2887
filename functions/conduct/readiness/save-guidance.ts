import { saveGuidance } from '#shared/api/conduct/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import { refuseIfAhead } from './dates.ts';
import type { GuidanceDetail } from './details.ts';
import { guidanceFactsOf, listGuidance, refuseIfFull, withEntry } from './records.ts';

export const saveGuidanceOperation = implement(
  saveGuidance,
  ({ cycle, unit, id, version, ...fields }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ view, facts }) => {
      const entries = await listGuidance(context.repositories, cycle, unit);
      const before = entries.find((one) => one.id === id) ?? null;
      if (before && version === null && isSame(before, fields)) return { answer: {} };
      refuseIfStale(before, version);
      if (before?.withdrawn != null) throw new Refusal('refused', isWithdrawn);
      refuseIfAhead(fields.date, view.today);
      refuseIfFull(entries, id);
      const content: GuidanceDetail = { ...fields, withdrawn: null };
      const guidance = guidanceFactsOf(withEntry<GuidanceDetail & { id: string }>(entries, { id, ...content }));
      const { date, participants } = fields;
      return {
        answer: {},
        facts: { readiness: { ...facts.readiness, guidance } },
        details: [{ kind: 'GUIDANCE', id, before, content }],
        event: { type: 'guidance.saved', data: { unit, id, date, participants } },
      };
    }),
);

/** Sent again because the answer was lost. */
const isSame = (before: GuidanceDetail, now: Omit<GuidanceDetail, 'withdrawn'>): boolean =>
  before.date === now.date && before.participants === now.participants && before.summary === now.summary;

const isWithdrawn = {
  zh: '这条记录已撤销，不能再修改，请另行登记。',
  en: 'This entry was taken back; enter another one.',
};
