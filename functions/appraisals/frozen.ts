import type { Cycle } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type { StoredCycle } from './repository.ts';

/** The published result rests on this period and policy: they are not changed under it. */
export function refuseIfFrozen({ content, publishedRun }: StoredCycle, cycle: Cycle, policyVersion: string): void {
  if (publishedRun === null) return;
  const { fiscalRevenue: _before, ...stood } = content.cycle;
  const { fiscalRevenue: _after, ...wanted } = cycle;
  if (policyVersion === content.policyVersion && canonicalJson(stood) === canonicalJson(wanted)) return;
  throw new Refusal('refused', {
    zh: '本年度评定结果已公布，考核期和所用办法版本不能再改。',
    en: 'A result of this cycle is published: its period and its policy version stand.',
  });
}

/** What the office decided of people is part of a published result: it is not changed under it. */
export function refuseIfDecisionsStand({ state, publishedRun }: StoredCycle): void {
  if (publishedRun === null && state !== 'closed') return;
  throw new Refusal('refused', {
    zh: '本年度评定结果已公布或已结转，人员考核去向的决定不能再改。',
    en: 'A result of this cycle is published, or the cycle is closed: decisions on people stand.',
  });
}
