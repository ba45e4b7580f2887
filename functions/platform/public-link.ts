import type { Bilingual } from '#shared/problem.ts';
import type { Capability } from './capability.ts';
import { Refusal } from './errors.ts';
import type { ServiceContext } from './operation.ts';

type Reading = Pick<ServiceContext, 'capabilities' | 'clock'>;

const unknownLink: Bilingual = {
  zh: '这个测评链接无效或已过期，请重新扫描测评卡或通知上的二维码。',
  en: 'This link is not valid, or no longer: scan the code on your card or on the notice again.',
};

/** A poll stands still by order: the voting page, which asks again later, tells it from other refusals by the code. */
export const pausedRefusal = (text: Bilingual): Refusal =>
  new Refusal('refused', text, { problems: [{ path: '', code: 'paused', message: text }] });

/** The capability of a poll that a public request carries. Forged, expired or of a box: not found, whichever it is. */
export function pollLink(context: Reading, text: string): Capability & { box: null } {
  const link = context.capabilities.read(text, context.clock.now());
  if (link?.box !== null) throw new Refusal('not-found', unknownLink);
  return { ...link, box: null };
}

/** The same of one of a poll's boxes. */
export function boxLink(context: Reading, text: string): Capability & { box: number } {
  const link = context.capabilities.read(text, context.clock.now());
  if (!link || link.box === null) throw new Refusal('not-found', unknownLink);
  return { ...link, box: link.box };
}
