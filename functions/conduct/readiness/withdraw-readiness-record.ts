import { withdrawReadinessRecord } from '#shared/api/conduct/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import type { GuidanceDetail, ReceiptDetail } from './details.ts';
import { formsFactsOf, guidanceFactsOf, listGuidance, listReceipts, withEntry } from './records.ts';

/** Nothing is removed: an entry that was taken back stays in the list, crossed out with its reason. */
export const withdrawReadinessRecordOperation = implement(
  withdrawReadinessRecord,
  ({ cycle, unit, kind, id, version, reason }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ facts }) => {
      const event = { type: 'readiness-record.withdrawn', data: { unit, kind, id, reason } };
      const checked = <T extends { id: string; version: number; withdrawn: string | null }>(
        entries: readonly T[],
      ): T => {
        const before = entries.find((one) => one.id === id);
        if (!before) throw new Refusal('not-found');
        refuseIfStale(before, version);
        if (before.withdrawn !== null) throw new Refusal('refused', again);
        return before;
      };
      if (kind === 'guidance') {
        const entries = await listGuidance(context.repositories, cycle, unit);
        const before = checked(entries);
        const { date, participants, summary } = before;
        const content: GuidanceDetail = { date, participants, summary, withdrawn: reason };
        const guidance = guidanceFactsOf(withEntry<GuidanceDetail & { id: string }>(entries, { id, ...content }));
        return {
          answer: {},
          facts: { readiness: { ...facts.readiness, guidance } },
          details: [{ kind: 'GUIDANCE', id, before, content }],
          event,
        };
      }
      const entries = await listReceipts(context.repositories, cycle, unit);
      const before = checked(entries);
      const { date, receiver, sets, forms: rows } = before;
      const content: ReceiptDetail = { date, receiver, sets, forms: rows, withdrawn: reason };
      const forms = formsFactsOf(withEntry<ReceiptDetail & { id: string }>(entries, { id, ...content }));
      return {
        answer: {},
        facts: { readiness: { ...facts.readiness, forms } },
        details: [{ kind: 'RECEIPT', id, before, content }],
        event,
      };
    }),
);

const again = { zh: '这条记录已经撤销。', en: 'This entry has been taken back already.' };
