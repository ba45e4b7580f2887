const atOnce = 8;

/** Does something for each, a few at a time; ends at the first that fails. */
export async function inTurns<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += atOnce) await Promise.all(all.slice(i, i + atOnce).map(each));
}
