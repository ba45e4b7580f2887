import type { Bilingual } from '#shared/problem.ts';
import type { BallotsRepository, PollHead } from '#functions/ballots/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { ServiceContext } from '#functions/platform/operation.ts';
import { pausedRefusal, pollLink } from '#functions/platform/public-link.ts';

export type IssuingContext = ServiceContext<BallotsRepository>;

/** The poll that a request of the voting page names by its capability. */
export interface PollAt {
  tenant: string;
  poll: string;
  ballots: BallotsRepository;
  head: PollHead;
  /** whether the county's service is open: only then are cards looked at; papers and results are shown whatever its state */
  isActive: boolean;
}

export async function pollAt(context: IssuingContext, capability: string): Promise<PollAt> {
  const { tenant, poll } = pollLink(context, capability);
  const { repositories: ballots } = context.county(tenant);
  const [county, head] = await Promise.all([context.control.readTenant(tenant), ballots.readHead(poll)]);
  if (!head) throw new Refusal('not-found', notReady);
  return { tenant, poll, ballots, head, isActive: county?.state === 'active' };
}

/** Only a county that is active exchanges cards; a ballot that somebody holds already is counted whatever its state. */
export function mustBeActive({ isActive }: PollAt): void {
  if (!isActive) throw new Refusal('refused', countyClosed);
}

/** Whether a dispersed poll's time is up, though nobody closed it yet. */
export const isOver = ({ phase, until }: PollHead, now: Date): boolean =>
  phase === 'over' || phase === 'published' || (until !== null && now.getTime() >= until * 1000);

/** Refuses unless the poll is under way. */
export function mustBeUnderWay(head: PollHead, now: Date): void {
  if (head.phase === 'voided') throw new Refusal('refused', voided);
  if (head.phase === 'waiting') throw new Refusal('refused', waiting);
  // Its time does not run meanwhile.
  if (head.phase === 'paused') throw pausedRefusal(paused);
  if (isOver(head, now)) throw new Refusal('refused', over);
}

const countyClosed: Bilingual = {
  zh: '本县的服务目前没有开通或已暂停，请告诉会议工作人员。',
  en: 'The service for this county is not open at present; please tell the staff of the meeting.',
};
export const notReady: Bilingual = {
  zh: '这次测评还没有准备好，请稍候再试。',
  en: 'This poll is not ready yet; try again later.',
};
const paused: Bilingual = {
  zh: '测评已暂停，暂时不能领票。测评卡仍然有效，恢复后再领。',
  en: 'The poll is paused and no ballot papers are given out. Your card stays good: ask again when it goes on.',
};
const waiting: Bilingual = {
  zh: '现在还没有开始领票，请等主持人宣布。',
  en: 'Ballot papers are not given out yet; wait for the chair.',
};
export const over: Bilingual = {
  zh: '测评已经结束，不能再领票。',
  en: 'The poll has ended; no ballot papers are given out any more.',
};
const voided: Bilingual = {
  zh: '这次测评已经作废，不再领票。',
  en: 'This poll was voided; there are no ballot papers.',
};
