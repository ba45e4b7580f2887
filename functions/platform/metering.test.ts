import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testClock } from './clock.ts';
import { controlMeter, type Meter } from './metering.ts';
import type { Used } from './use.ts';

const usage = (read: number, write = 0) => ({ read, write, requests: 1 });

/** A control that keeps what is added, fails while it is told to, and can be made to wait. */
const setUp = (now = '2027-03-31T23:59:30.000Z') => {
  const clock = testClock(new Date(now));
  const kept: { tenant: string; month: string; used: Used }[] = [];
  const control = { failing: new Set<string>(), gate: Promise.resolve() };
  const meter: Meter = controlMeter(
    () => ({
      async addUse(tenant, month, used) {
        await control.gate;
        if (control.failing.has(tenant)) throw new Error('away');
        kept.push({ tenant, month, used });
      },
    }),
    clock,
  );
  const total = (tenant: string, month: string) => {
    const mine = kept.filter((entry) => entry.tenant === tenant && entry.month === month);
    return mine.reduce((sum, { used }) => sum + used.readUnits, 0);
  };
  return { meter, clock, kept, control, total };
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('what counties use', () => {
  it('is summed for each county and kind, and written once', async () => {
    const { meter, kept } = setUp();
    meter.add('a', 'request', usage(1, 2), 10.4);
    meter.add('a', 'job', usage(10, 20), 100);
    meter.add('a', 'service', usage(0.5), 1);
    meter.add('b', 'request', usage(3), 5);
    await meter.flush();
    expect(kept).toEqual([
      {
        tenant: 'a',
        month: '2027-03',
        used: { requests: 1, jobs: 1, readUnits: 11.5, writeUnits: 22, milliseconds: 111 },
      },
      { tenant: 'b', month: '2027-03', used: { requests: 1, jobs: 0, readUnits: 3, writeUnits: 0, milliseconds: 5 } },
    ]);
    await meter.flush({ now: true });
    expect(kept).toHaveLength(2);
  });

  it('is written at once by a new process, then once a minute', async () => {
    const { meter, kept } = setUp();
    meter.add('a', 'request', usage(1), 1);
    await meter.flush();
    expect(kept).toHaveLength(1);
    meter.add('a', 'request', usage(1), 1);
    await meter.flush();
    expect(kept).toHaveLength(1);
    vi.advanceTimersByTime(60_001);
    await meter.flush();
    expect(kept).toHaveLength(2);
  });

  it('belongs to the month in which it was used, whenever it is written', async () => {
    const { meter, clock, total } = setUp();
    meter.add('a', 'request', usage(1), 1);
    clock.set(new Date('2027-04-01T00:00:10.000Z'));
    meter.add('a', 'request', usage(5), 1);
    await meter.flush();
    expect([total('a', '2027-03'), total('a', '2027-04')]).toEqual([1, 5]);
  });

  it('keeps its month even when the first try to write it failed', async () => {
    const { meter, clock, control, total } = setUp();
    meter.add('a', 'request', usage(1), 1);
    control.failing.add('a');
    await meter.flush();
    clock.set(new Date('2027-04-01T00:00:10.000Z'));
    meter.add('a', 'request', usage(2), 1);
    control.failing.clear();
    await meter.flush({ now: true });
    expect([total('a', '2027-03'), total('a', '2027-04')]).toEqual([1, 2]);
  });

  it('is not lost for the others when one county’s cannot be written', async () => {
    const { meter, control, total } = setUp();
    control.failing.add('a');
    for (const tenant of ['a', 'b', 'c']) meter.add(tenant, 'request', usage(1), 1);
    await meter.flush();
    expect(['a', 'b', 'c'].map((tenant) => total(tenant, '2027-03'))).toEqual([0, 1, 1]);
    control.failing.clear();
    await meter.flush({ now: true });
    expect(['a', 'b', 'c'].map((tenant) => total(tenant, '2027-03'))).toEqual([1, 1, 1]);
  });

  it('is neither lost nor doubled when it comes while figures are being written', async () => {
    const { meter, control, total } = setUp();
    let open: () => void = () => undefined;
    control.gate = new Promise((done) => (open = done));
    control.failing.add('b');
    meter.add('a', 'request', usage(1), 1);
    meter.add('b', 'request', usage(1), 1);
    const first = meter.flush();
    meter.add('a', 'request', usage(10), 1);
    meter.add('b', 'request', usage(10), 1);
    const second = meter.flush({ now: true });
    open();
    await first;
    control.failing.clear();
    await second;
    await meter.flush({ now: true });
    expect([total('a', '2027-03'), total('b', '2027-03')]).toEqual([11, 11]);
  });
});
