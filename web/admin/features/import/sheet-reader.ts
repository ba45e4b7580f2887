import type { Answer, Answers, Question } from './sheet-messages.ts';

type Asked<A extends keyof Answers> = Omit<Extract<Question, { ask: A }>, 'id' | 'ask'>;

/** The worker that reads and checks a file, as promises; it starts with the first question. */
export class SheetReader {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  #last = 0;

  #start(): Worker {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('failed' in data) waiting?.reject(new Error(data.failed));
      else waiting?.resolve(data as never);
    };
    worker.onerror = (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message));
      this.#waiting.clear();
    };
    return worker;
  }

  ask<A extends keyof Answers>(ask: A, question: Asked<A>): Promise<Answers[A]> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id, ask, ...question });
    });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
