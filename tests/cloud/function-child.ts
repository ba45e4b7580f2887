/**
 * A deployed function's process, as Lambda starts it: the bundle is loaded, and then answers one event after the other.
 * Started by function-process.ts with the bundle's path; nothing of the project is loaded besides.
 */
interface Asked {
  id: number;
  event: unknown;
}

const started = performance.now();
const { handler } = (await import(process.argv[2]!)) as { handler: (event: unknown) => Promise<unknown> };
process.send!({ ready: performance.now() - started });

process.on('message', ({ id, event }: Asked) => {
  handler(event).then(
    (result) => process.send!({ id, result }),
    (error: Error) => process.send!({ id, failed: { errorType: error.name, errorMessage: error.message } }),
  );
});
