import { setTimeout } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { ulid } from 'ulid';
import type { Job } from '#shared/api/common.ts';
import type { Plan } from './plan.ts';
import { drive, type Measured } from './traffic.ts';

/**
 * Sends the traffic from a process of its own, so that what it costs to send is not in the times. Reads the plan from
 * its input, prints what it measured. Loopback only; every stretch is bounded by seconds.
 */
export interface LoadResult {
  mixed: Measured;
  /** the last county by itself, a request every 50 ms */
  quiet: Measured;
  /** the same while a neighbour imports 10,000 people over and over */
  beside: Measured;
  /** imports that the neighbour finished meanwhile */
  imports: number;
}

const mixedSeconds = 15;
const quietSeconds = 15;
const quietRate = 20;

const { url, tenants, neighbour } = JSON.parse(await text(process.stdin)) as Plan;
if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname))
  throw new Error(`load goes to this machine alone, not to ${url}`);

const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${neighbour.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** The county of 10,000 people as two files that differ, made beforehand: making them would be felt in the times. */
const files = [1, 2].map((nominations) => {
  const people = neighbour.dataset.people.map((person) => ({ ...person, nominations }));
  return new TextEncoder().encode(JSON.stringify({ ...neighbour.dataset, people }));
});

/** Imports one file after the other, something new each time, until `enough` says so. */
const keepImporting = async (enough: () => boolean): Promise<number> => {
  let imports = 0;
  for (; !enough(); imports++) {
    const bytes = files[imports % files.length]!;
    const [file, id] = [ulid(), ulid()];
    const wanted = { id: file, name: '10000.dataset.json', size: bytes.length, type: 'application/json' };
    const place = await ask<{ url: string; headers: Record<string, string> }>('POST', '/api/files', wanted);
    await fetch(new URL(place.url, url), { method: 'PUT', headers: place.headers, body: bytes });
    await ask('POST', '/api/imports', { id, file, kind: 'dataset', cycle: null, name: '10000.dataset.json' });
    for (;;) {
      const { state, problems } = await ask<Job>('GET', `/api/jobs/${id}`);
      if (state === 'failed') throw new Error(JSON.stringify(problems.slice(0, 3)));
      if (state === 'done') break;
      await setTimeout(200);
    }
  }
  return imports;
};

// Two people at once, no more: what they wait is the service's doing, not their own.
const quietTraffic = { url, tenants: tenants.slice(-1), connections: 2, rate: quietRate };
const mixed = await drive({ url, tenants, connections: tenants.length, seconds: mixedSeconds });
await drive({ ...quietTraffic, seconds: 3 });
const quiet = await drive({ ...quietTraffic, seconds: quietSeconds });
let over = false;
const importing = keepImporting(() => over);
await setTimeout(500);
const beside = await drive({ ...quietTraffic, seconds: quietSeconds });
over = true;
const result: LoadResult = { mixed, quiet, beside, imports: await importing };
console.log(JSON.stringify(result));
