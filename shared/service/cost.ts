import type { Storage, Use } from '#shared/api/service.ts';
import type { Bilingual } from '#shared/problem.ts';
import { priced, type Priced, pricedNames, regions } from './prices.ts';

/** How much of what is paid for; what is left out is none. */
export type Quantities = Partial<Record<Priced, number>>;

export interface CostLine {
  part: Bilingual;
  quantity: number;
  unit: Bilingual;
  /** in the cost's currency, not rounded */
  amount: number;
}

export interface Cost {
  lines: CostLine[];
  /** sum of the lines, not rounded */
  total: number;
  currency: 'USD' | 'CNY';
  /** whether any of the prices is an estimate */
  estimate: boolean;
}

const gigabyte = 2 ** 30;
/** What the database stores and bills besides for each item, in bytes. */
const itemOverhead = 100;
/** GB: all time is counted at a worker's memory, the largest there is, so that the figure is never too small. */
export const computeMemory = 1769 / 1024;
/** sent, received, deleted */
const queueRequestsOfJob = 3;
/** bytes; a request or a job writes about one line */
const logLine = 1000;

/**
 * What a month's use and the storage (as if it had been so all month) come to at list prices. What figures by county do
 * not tell is not in it: traffic, identity, and what the service costs whoever uses it.
 * @returns null for a region without a price list (one machine: `local`)
 */
export const costOf = (use: Use | null, storage: Storage | null, region: string): Cost | null =>
  costOfQuantities(quantitiesOf(use, storage), region);

export function quantitiesOf(use: Use | null, storage: Storage | null): Quantities {
  return { ...(use && quantitiesOfUse(use)), ...(storage && quantitiesOfStorage(storage)) };
}

function quantitiesOfUse({ requests, jobs, readUnits, writeUnits, milliseconds }: Use): Quantities {
  return {
    readUnits,
    writeUnits,
    compute: (milliseconds / 1000) * computeMemory,
    invocations: requests + jobs,
    api: requests,
    cdnRequests: requests,
    queue: jobs * queueRequestsOfJob,
    logs: ((requests + jobs) * logLine) / gigabyte,
  };
}

function quantitiesOfStorage({ items, bytes, fileBytes }: Storage): Quantities {
  const stored = bytes.main + bytes.audit + bytes.ballots + items * itemOverhead;
  return {
    tableStorage: stored / gigabyte,
    // Ballots have no backup.
    tableBackup: (stored - bytes.ballots) / gigabyte,
    fileStorage: fileBytes / gigabyte,
  };
}

/** Quantities at the list prices of a region; null where there is no list. What is not sold there costs nothing. */
export function costOfQuantities(quantities: Quantities, region: string): Cost | null {
  const list = regions[region];
  if (!list) return null;
  const paid = pricedNames.flatMap((name) => {
    const price = list.prices[name];
    const quantity = quantities[name] ?? 0;
    return price && quantity > 0 ? [{ name, quantity, price }] : [];
  });
  const lines = paid.map(({ name, quantity, price }) => ({
    ...priced[name],
    quantity,
    amount: (quantity / price.per) * price.amount,
  }));
  return {
    lines,
    total: lines.reduce((sum, { amount }) => sum + amount, 0),
    currency: list.currency,
    estimate: paid.some(({ price }) => price.estimate),
  };
}

/** The sum of quantities, each so many times. */
export function addQuantities(parts: readonly (readonly [Quantities, number])[]): Quantities {
  const sum: Quantities = {};
  for (const [quantities, times] of parts)
    for (const name of pricedNames) {
      const quantity = (quantities[name] ?? 0) * times;
      if (quantity !== 0) sum[name] = (sum[name] ?? 0) + quantity;
    }
  return sum;
}
