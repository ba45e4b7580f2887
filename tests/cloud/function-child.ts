/**
 * A deployed function's process, as Lambda starts it: the bundle is loaded, and then answers one event after the other.
 * Started by function-process.ts with the bundle's path; nothing of the project is loaded besides. Told along the way:
 * the names of the environment variables that are asked for by their name.
 */
interface Asked {
  id: number;
  event: unknown;
}

const read = new Set<string>();
const tell = (name: string | symbol): void => {
  if (typeof name !== 'string' || read.has(name)) return;
  read.add(name);
  process.send!({ read: name });
};
process.env = new Proxy(process.env, {
  get(target, name) {
    tell(name);
    return target[name as string];
  },
  has(target, name) {
    tell(name);
    return name in target;
  },
});

const started = performance.now();
const { handler } = (await import(process.argv[2]!)) as { handler: (event: unknown) => Promise<unknown> };
process.send!({ ready: performance.now() - started });

process.on('message', ({ id, event }: Asked) => {
  handler(event).then(
    (result) => process.send!({ id, result }),
    (error: Error) => process.send!({ id, failed: { errorType: error.name, errorMessage: error.message } }),
  );
});
