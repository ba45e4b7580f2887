import { NoAnswer } from './service.ts';

/** Waits, or less where the network comes back before. */
export type Sleep = (milliseconds: number) => Promise<void>;

export const browserSleep: Sleep = (milliseconds) =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });

const steps = [1000, 2000, 4000, 8000, 15_000];

/** How long to wait after the nth attempt without an answer: longer each time, and not everybody at once. */
export const pauseAfter = (attempt: number, chance: number): number =>
  Math.round(steps[Math.min(attempt, steps.length) - 1]! * (0.75 + chance / 2));

/**
 * Asks until there is an answer: a refusal is one. `waiting` is told the number of attempts that had none, 0 once it has
 * gone well again.
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  { sleep, chance, waiting }: { sleep: Sleep; chance: () => number; waiting: (attempts: number) => void },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await ask();
      if (attempt > 1) waiting(0);
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) {
        waiting(0);
        throw error;
      }
      waiting(attempt);
      await sleep(pauseAfter(attempt, chance()));
    }
  }
}
