import { noUsage, type Usage } from './capacity.ts';
import type { Clock } from './clock.ts';
import type { Control } from './control.ts';

/** What a county used in a while: capacity units as the database reports them, and the time its work took. */
export interface Used {
  requests: number;
  jobs: number;
  readUnits: number;
  writeUnits: number;
  milliseconds: number;
}

/** Counts what each county uses. Figures are gathered in memory and written now and then, not with every request. */
export interface Meter {
  add(tenant: string, kind: 'request' | 'job', usage: Usage, milliseconds: number): void;
  /** writes what has been gathered, if it is time or `now` says so; a failure keeps it for the next time */
  flush(options?: { now?: boolean }): Promise<void>;
}

/** One write for each county and minute at most: a fraction of what is counted. What a crash takes is a minute's figures. */
const flushEvery = 60_000;

const nothing = (): Used => ({ requests: 0, jobs: 0, readUnits: 0, writeUnits: 0, milliseconds: 0 });

const sum = (a: Used, b: Used): Used => ({
  requests: a.requests + b.requests,
  jobs: a.jobs + b.jobs,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
  milliseconds: a.milliseconds + b.milliseconds,
});

export const controlMeter = (controlFor: (usage: Usage) => Control, clock: Clock): Meter => {
  let gathered = new Map<string, Used>();
  let flushedAt = performance.now();
  const gather = (tenant: string, used: Used): void => {
    gathered.set(tenant, sum(gathered.get(tenant) ?? nothing(), used));
  };
  return {
    add(tenant, kind, { read, write }, milliseconds) {
      const counted = kind === 'job' ? { jobs: 1, requests: 0 } : { jobs: 0, requests: 1 };
      gather(tenant, { ...counted, readUnits: read, writeUnits: write, milliseconds });
    },
    async flush({ now = false } = {}) {
      if (gathered.size === 0 || (!now && performance.now() - flushedAt < flushEvery)) return;
      flushedAt = performance.now();
      const taken = gathered;
      gathered = new Map();
      const month = clock.now().toISOString().slice(0, 7);
      const control = controlFor(noUsage());
      for (const [tenant, used] of taken) {
        try {
          await control.addUse(tenant, month, used);
        } catch {
          gather(tenant, used);
        }
      }
    },
  };
};
