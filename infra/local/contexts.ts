import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContextName } from '#shared/api/operation.ts';
import type { Handler } from '#functions/platform/handler.ts';
import type { Worker } from './queue.ts';

/** The entries of the contexts, loaded when first asked for, as each is a function of its own in the cloud. */
export interface Contexts {
  handler(context: ContextName): Promise<Handler>;
  worker(context: ContextName): Promise<Worker>;
}

const entry = (context: ContextName, file: string): string =>
  fileURLToPath(new URL(`../../functions/${context}/${file}.ts`, import.meta.url));

export const deployedContexts: Contexts = {
  async handler(context) {
    return ((await import(entry(context, 'handler'))) as { handler: Handler }).handler;
  },
  async worker(context) {
    return ((await import(entry(context, 'worker'))) as { worker: Worker }).worker;
  },
};

/** Loads the entries there are, so that the first request is as quick as the second. What does not load is told. */
export const warmUp = async (contexts: readonly ContextName[], say: (text: string) => void): Promise<void> => {
  for (const context of contexts)
    for (const file of ['handler', 'worker'])
      if (existsSync(entry(context, file)))
        await import(entry(context, file)).catch((error: Error) =>
          say(`! functions/${context}/${file}.ts cannot be loaded: ${error.message}`),
        );
};
