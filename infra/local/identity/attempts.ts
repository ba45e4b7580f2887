const limit = 8;
const pause = 5 * 60_000;

/** Slows down guessing at one login name. */
export const attemptLimit = (now: () => number = Date.now) => {
  const failures = new Map<string, { count: number; last: number }>();
  const of = (login: string) => {
    const key = login.trim().toLowerCase();
    const known = failures.get(key);
    if (known && now() - known.last > pause) failures.delete(key);
    return { key, known: failures.get(key) };
  };
  return {
    exhausted: (login: string): boolean => (of(login).known?.count ?? 0) >= limit,
    failed(login: string): void {
      const { key, known } = of(login);
      failures.set(key, { count: (known?.count ?? 0) + 1, last: now() });
      if (failures.size > 10_000) failures.delete(failures.keys().next().value!);
    },
    succeeded(login: string): void {
      failures.delete(of(login).key);
    },
  };
};
