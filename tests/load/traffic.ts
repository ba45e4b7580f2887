import autocannon from 'autocannon';
import { ulid } from 'ulid';
import type { PlannedTenant } from './plan.ts';

/** What one stretch of traffic came to; times in milliseconds. */
export interface Measured {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** answers other than 2xx, broken connections, timeouts */
  errors: number;
  operations: Record<string, { requests: number; read: number; write: number }>;
}

export interface Traffic {
  url: string;
  tenants: readonly PlannedTenant[];
  connections: number;
  seconds: number;
  /** requests a second altogether; as many as come back without it */
  rate?: number;
}

/** Sends the counties' mixed requests for so many seconds. Each connection is one county's, the requests in an order of its own. */
export const drive = async ({ url, tenants, connections, seconds, rate }: Traffic): Promise<Measured> => {
  const times: number[] = [];
  const operations: Measured['operations'] = {};
  const noteUnits = (operation: string, capacity: string | undefined): void => {
    const seen = (operations[operation] ??= { requests: 0, read: 0, write: 0 });
    const [, read = '0', write = '0'] = /read=([\d.]+), write=([\d.]+)/.exec(capacity ?? '') ?? [];
    seen.requests += 1;
    seen.read += Number(read);
    seen.write += Number(write);
  };
  let next = 0;
  const options: autocannon.Options = {
    url,
    connections,
    duration: seconds,
    timeout: 30,
    ...(rate !== undefined && { overallRate: rate }),
    setupClient(client) {
      const n = next++;
      client.setRequests(requestsOf(tenants[n % tenants.length]!, n, noteUnits));
    },
  };
  const result = await new Promise<autocannon.Result>((done, failed) => {
    const instance = autocannon(options, (error: Error | null, ended) => (error ? failed(error) : done(ended)));
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  times.sort((a, b) => a - b);
  const percentile = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requests: times.length,
    perSecond: times.length / result.duration,
    ...{ p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
    errors: result.errors + result.non2xx,
    operations,
  };
};

/** Every request as often as its weight says, the whole turned by the connection's number so that they do not march in step. */
const requestsOf = (
  { token, requests, writes }: PlannedTenant,
  turn: number,
  noteUnits: (operation: string, capacity: string | undefined) => void,
): autocannon.Request[] => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const noting =
    (operation: string) =>
    (_status: number, _body: string, _context: object, answered?: unknown): void =>
      noteUnits(operation, (answered as Record<string, string> | undefined)?.['x-capacity']);
  const planned: autocannon.Request[] = [
    ...requests.flatMap(({ operation, weight, path }) =>
      Array.from({ length: weight }, () => ({ method: 'GET' as const, path, headers, onResponse: noting(operation) })),
    ),
    ...Array.from({ length: writes.weight }, () => ({
      method: 'PUT' as const,
      headers,
      setupRequest: (request: autocannon.Request) => ({
        ...request,
        path: `/api/groups/${ulid()}`,
        body: JSON.stringify({ version: null, name: '负载测试组' }),
      }),
      onResponse: noting(writes.operation),
    })),
  ];
  const step = 7;
  return planned.map((_, i) => planned[((i + turn) * step) % planned.length]!);
};
