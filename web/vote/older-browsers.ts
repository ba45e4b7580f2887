/** What phones from 2018 on lack of the language's library; its syntax is the build's business. Loaded before everything else. */

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

define(Array.prototype, 'flatMap', function flatMap<T>(this: T[], each: (value: T, place: number) => unknown) {
  return ([] as unknown[]).concat(...this.map((value, place) => each(value, place)));
});

define(String.prototype, 'replaceAll', function replaceAll(this: string, what: string | RegExp, by: string) {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by);
});

define(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const result: Record<string, unknown> = {};
  for (const [key, value] of entries) result[key] = value;
  return result;
});

define(Object, 'hasOwn', (target: object, name: string) => Object.prototype.hasOwnProperty.call(target, name));

export {};
