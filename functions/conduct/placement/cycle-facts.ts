import type { CycleView } from '../view.ts';

/** What every answer on placement says of its cycle; `frozen`: decisions stand. */
export const cycleFacts = ({ stored: { content, version, state, publishedRun } }: CycleView) => {
  const { id, year, periodStart, periodEnd } = content.cycle;
  return {
    cycle: { id, year, periodStart, periodEnd },
    version: String(version),
    frozen: publishedRun !== null || state === 'closed',
  };
};
