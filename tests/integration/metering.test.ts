import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { closeClients } from '#functions/platform/tables.ts';
import { withService } from '#tests/service.ts';
import { ask, fixture, graded, imported, makeCounty, type TestCounty } from './county.ts';

const held = withService({ sweepEvery: 3600 });

/** What the database itself told, in every answer that passed: counted beside the service's own counting. */
const told = { read: 0, write: 0, ofFigures: 0 };
let proxy: Server;

beforeAll(async () => {
  const { database } = held.service.environment;
  const target = database.endpoint!;
  proxy = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const passed = Object.entries(request.headers).filter(([name]) =>
      /^(x-amz-|content-type|authorization)/.test(name),
    );
    const headers = Object.fromEntries(passed.map(([name, value]) => [name, String(value)]));
    const answer = await fetch(target + request.url, { method: request.method!, headers, body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    tell(String(request.headers['x-amz-target']).split('.').pop()!, body.toString(), bytes.toString());
    const type = answer.headers.get('content-type') ?? 'application/x-amz-json-1.0';
    response.writeHead(answer.status, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  closeClients(database);
  database.endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(() => void proxy.closeAllConnections());

function tell(command: string, asked: string, answered: string): void {
  const { ConsumedCapacity = [] } = JSON.parse(answered || '{}') as {
    ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
  };
  const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  if (asked.includes('USE#')) told.ofFigures += units;
  else told[/Get|Query/.test(command) ? 'read' : 'write'] += units;
}

const shown = async ({ service, tenant }: TestCounty) => {
  await service.environment.meter.flush({ now: true });
  const month = service.environment.clock.now().toISOString().slice(0, 7);
  return held.service.control.readUse(tenant.id, month);
};

test('the figures shown are what the database told: of every answer with its capacity, and of the jobs', async () => {
  const county = await makeCounty(held.service);
  const other = await makeCounty(held.service, '另一县');
  Object.assign(told, { read: 0, write: 0 });

  let [requests, read, write] = [0, 0, 0];
  for (const route of ['GET /api/me', 'GET /api/register', 'GET /api/users', 'GET /api/cycles', 'GET /api/register']) {
    const { headers } = await ask(county, route);
    const [, r, w] = /^read=([\d.]+), write=([\d.]+)$/.exec(headers.get('x-capacity')!)!;
    expect(Number(r)).toBeGreaterThan(0);
    [requests, read, write] = [requests + 1, read + Number(r), write + Number(w)];
  }
  // Memberships, the user and the county's entry are in them.
  expect(read).toBe(told.read);
  expect(await shown(county)).toMatchObject({ requests, jobs: 0, readUnits: read, writeUnits: write });

  const dataset = fixture<Dataset>('worked.dataset');
  await imported(county, dataset);
  await graded(county, dataset.cycle.id);
  // What is refused costs, too.
  expect((await ask(county, 'GET /api/audit/cycle:none')).status).toBe(404);
  await held.service.queue.idle();
  const used = (await shown(county))!;
  expect(used.jobs).toBe(2);
  expect(used.requests).toBeGreaterThan(requests + 4);
  expect(used.readUnits).toBeCloseTo(told.read, 6);
  expect(used.writeUnits).toBeCloseTo(told.write, 6);
  expect(used.milliseconds).toBeGreaterThan(0);
  expect(told.ofFigures).toBeGreaterThan(0);

  // Nothing of it was laid to the other county's account.
  expect(await shown(other)).toBeNull();
  expect(await held.service.control.listUse(county.tenant.id, 13)).toEqual([used]);
});
