/** as many as the contract takes at once */
export const batchSize = 25;

/** Taps that wait to be sent: voter → whether a card was handed to them. */
export type Pending = ReadonlyMap<string, boolean>;

/** The next request: voters with the same mark, in the order in which they were tapped. */
export function nextBatch(pending: Pending, size = batchSize): { voters: string[]; given: boolean } | null {
  const [first] = pending;
  if (!first) return null;
  const given = first[1];
  const alike = [...pending].filter(([, one]) => one === given);
  return { given, voters: alike.map(([id]) => id).slice(0, size) };
}

/** What is still to be sent after a batch went out: whoever was tapped again meanwhile stays. */
export const afterBatch = (pending: Pending, batch: { voters: readonly string[]; given: boolean }): Pending =>
  new Map([...pending].filter(([id, given]) => given !== batch.given || !batch.voters.includes(id)));
