import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';

/** What the steps of the service's jobs are called. */
const names: Readonly<Record<string, Bilingual>> = {
  queued: { zh: '排队中', en: 'Waiting' },
};

export function useStepName(): (step: string) => string {
  const say = useSay();
  return (step) => (Object.hasOwn(names, step) ? say(names[step]!) : step);
}
