import type { ReadinessFacts } from '#shared/appraisal/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { DetailHead } from '../repository.ts';
import type { GuidanceDetail, ReceiptDetail } from './details.ts';

export type Guidance = GuidanceDetail & DetailHead;
export type Receipt = ReceiptDetail & DetailHead;

export const listGuidance = ({ conduct }: Pick<ConductRepositories, 'conduct'>, cycle: string, unit: string) =>
  conduct.listDetails<GuidanceDetail>(cycle, unit, 'GUIDANCE');
export const listReceipts = ({ conduct }: Pick<ConductRepositories, 'conduct'>, cycle: string, unit: string) =>
  conduct.listDetails<ReceiptDetail>(cycle, unit, 'RECEIPT');

/** Of a unit's list, those taken back among them: its dates lie in the unit's own item, which is rewritten each time. */
export const mostEntries = 200;

/** A further entry is refused where a list is full. */
export function refuseIfFull(entries: readonly { id: string }[], id: string): void {
  if (entries.length >= mostEntries && !entries.some((one) => one.id === id)) throw new Refusal('refused', isFull);
}
const isFull = {
  zh: `最多登记 ${mostEntries} 条，已达到上限；请修改已有的记录。`,
  en: `There are ${mostEntries} entries, which is the most; change one of them.`,
};

/** A list with one entry put into it, or over the one of its id. */
export const withEntry = <T extends { id: string }>(entries: readonly T[], entry: T): T[] => [
  ...entries.filter(({ id }) => id !== entry.id),
  entry,
];

const standing = <T extends { withdrawn: string | null }>(entries: readonly T[]): T[] =>
  entries.filter(({ withdrawn }) => withdrawn === null);

export const guidanceFactsOf = (entries: readonly GuidanceDetail[]): ReadinessFacts['guidance'] =>
  standing(entries)
    .map(({ date }) => date)
    .sort();

export const formsFactsOf = (entries: readonly ReceiptDetail[]): ReadinessFacts['forms'] => {
  const receipts = standing(entries);
  const dates = receipts.map(({ date }) => date).sort();
  const documents = receipts.flatMap(({ forms }) => forms).reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    receipts: receipts.length,
    sets: receipts.reduce((sum, { sets }) => sum + sets, 0),
    documents,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
  };
};
