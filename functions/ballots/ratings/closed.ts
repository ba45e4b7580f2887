import type { Problem } from '#shared/problem.ts';
import type { CycleView } from '#functions/conduct/view.ts';

/** Why nothing of a cycle that was closed can be changed any more, for a page to say; null while it is not. */
export const closedProblem = ({ stored }: Pick<CycleView, 'stored'>): Problem | null =>
  stored.state === 'closed'
    ? {
        ...{ path: '', code: 'cycle-closed' },
        message: {
          zh: '本年度已结转，不能再修改。',
          en: 'The cycle is closed; nothing of it changes any more.',
        },
      }
    : null;
