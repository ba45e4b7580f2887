import { noUsage, type Usage } from './capacity.ts';
import type { Clock } from './clock.ts';
import type { Used, UseItems } from './use.ts';

/** `service`: what the service does in a county by itself (looking for forgotten jobs); neither a request nor a job. */
export type UsedFor = 'request' | 'job' | 'service';

/** Counts what each county uses. Figures are gathered in memory and written now and then, not with every request. */
export interface Meter {
  add(tenant: string, kind: UsedFor, usage: Usage, milliseconds: number): void;
  /** writes what has been gathered, if it is time or `now` says so; a failure keeps it for the next time */
  flush(options?: { now?: boolean }): Promise<void>;
}

/**
 * One write for each county and minute at most: a fraction of what is counted. What a crash takes is a minute's figures.
 * The first figures are written at once: a process that answers little and is soon stopped would lose them all.
 */
const flushEvery = 60_000;

const nothing = (): Used => ({ requests: 0, jobs: 0, readUnits: 0, writeUnits: 0, milliseconds: 0 });

const sum = (a: Used, b: Used): Used => ({
  requests: a.requests + b.requests,
  jobs: a.jobs + b.jobs,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
  milliseconds: a.milliseconds + b.milliseconds,
});

interface Gathered {
  tenant: string;
  /** YYYY-MM in UTC in which it was used, whenever it comes to be written */
  month: string;
  used: Used;
}

export const controlMeter = (useFor: (usage: Usage) => Pick<UseItems, 'addUse'>, clock: Clock): Meter => {
  let gathered = new Map<string, Gathered>();
  let flushedAt = -Infinity;
  /** one flush after the other: `now` waits for what an earlier one may have to put back */
  let flushing: Promise<void> = Promise.resolve();

  const gather = ({ tenant, month, used }: Gathered): void => {
    const key = `${month} ${tenant}`;
    gathered.set(key, { tenant, month, used: sum(gathered.get(key)?.used ?? nothing(), used) });
  };
  const write = async (): Promise<void> => {
    const taken = [...gathered.values()];
    gathered = new Map();
    const use = useFor(noUsage());
    await Promise.all(
      taken.map(async (entry) => use.addUse(entry.tenant, entry.month, entry.used).catch(() => gather(entry))),
    );
  };

  return {
    add(tenant, kind, { read, write: written }, milliseconds) {
      const counted = { requests: kind === 'request' ? 1 : 0, jobs: kind === 'job' ? 1 : 0 };
      const month = clock.now().toISOString().slice(0, 7);
      const units = { readUnits: read, writeUnits: written };
      gather({ tenant, month, used: { ...counted, ...units, milliseconds: Math.round(milliseconds) } });
    },
    async flush({ now = false } = {}) {
      if (now) {
        flushing = flushing.then(write);
        return flushing;
      }
      if (gathered.size === 0 || performance.now() - flushedAt < flushEvery) return;
      flushedAt = performance.now();
      flushing = flushing.then(write);
      return flushing;
    },
  };
};
