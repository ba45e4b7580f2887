/** A value as JSON has it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** True for a JSON object: not an array, not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets an own key, `__proto__` included, without ever touching a prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * The preset deep-merged with a county's overrides (scoring.md §1): objects merge key by key; arrays, scalars and null
 * replace. Gives new objects; neither argument is changed, and no key can reach a prototype.
 */
export function merge(base: unknown, overrides: unknown): unknown {
  if (!isRecord(overrides)) return copy(overrides);
  const merged: Record<string, unknown> = {};
  if (isRecord(base)) for (const key of Object.keys(base)) setOwn(merged, key, copy(base[key]));
  for (const key of Object.keys(overrides)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    setOwn(merged, key, merge(before, overrides[key]));
  }
  return merged;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isRecord(value)) return value;
  const copied: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(copied, key, copy(value[key]));
  return copied;
}
