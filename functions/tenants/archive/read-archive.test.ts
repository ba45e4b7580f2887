import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { appendAudit } from '#functions/platform/audit.ts';
import { compress } from '#functions/platform/blob.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { archiveClient } from './archive-client.ts';
import { LineWriter } from './lines.ts';
import { readArchive } from './read-archive.ts';
import { byKey } from './snapshot.ts';
import { toTyped, typedRecord } from './typed.ts';

/** Archives whose hashes all agree: made by somebody who knows the form and means ill. */

interface RawItem {
  table: string;
  pk: string;
  sk: string;
  attributes: Record<string, unknown>;
}

const county = { name: '某县', code: 'some', createdAt: '2026-01-01T00:00:00.000Z' };
const at = '2026-02-01T00:00:00.000Z';
const by = { user: 'u', name: '某人' };

const written = async (items: RawItem[], more: Record<string, unknown>[] = []): Promise<Uint8Array> => {
  const writer = new LineWriter();
  const counts = { items: items.length, files: 0, fileBytes: 0 };
  await writer.line({ archive: 'kaoping.archive/1', county, at, by, ...counts });
  await writer.part('manifest');
  for (const { table, pk, sk, attributes } of items) {
    await writer.line({ item: [table, pk, sk], attributes: typedRecord(attributes) });
    await writer.part(`${table} ${pk}`);
  }
  for (const line of more) {
    await writer.line(line);
    await writer.part('more');
  }
  return (await writer.end()).bytes;
};

const codes = async (bytes: Uint8Array): Promise<string[]> =>
  (await readArchive(bytes)).problems.map(({ code }) => code);

const main = (pk: string, sk: string, attributes: Record<string, unknown> = {}): RawItem => ({
  ...{ table: 'main', pk, sk, attributes },
});

const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const user = (more: object): RawItem =>
  main('USERS#00', ulid, {
    ...{ id: ulid, login: 'some.a', name: '甲', person: null, roles: [{ role: 'staff' }], disabled: false },
    ...more,
  });
const rev = '0'.repeat(32);

describe('an archive made with right hashes', () => {
  test('and sound content is read', async () => {
    expect(await codes(await written([]))).toEqual([]);
    expect(await codes(await written([user({})]))).toEqual([]);
  });

  test.each([
    ['a foreign prefix', main(`T#${ulid}#TENANT`, 'REGISTER')],
    ['another county inside', main(`UNIT#T#${ulid}#TENANT`, `PEOPLE#${rev}#000`)],
    ['the root', main('TENANT', 'ROOOT')],
    ['an unknown partition', main('SECRETS', 'A')],
    ['an id that is none', main('JOBS', 'x')],
    ['a shard that is none', main('USERS#zz', ulid)],
    ['a unit without a name', main('UNIT#', `PEOPLE#${rev}#000`)],
    ['an unknown table', { ...user({}), table: 'control' }],
    ['ballots', { ...user({}), table: 'ballots' }],
  ])('is refused for %s', async (_, item) => {
    expect(await codes(await written([item]))).toEqual(['strange-key']);
  });

  test.each([
    ['a role of the service', user({ roles: [{ role: 'operator' }] })],
    ['an attribute too many', user({ subject: 'somebody else' })],
    ['a login with capitals', user({ login: 'Some.A' })],
    ['a root of its own', main('TENANT', 'ROOT', { id: ulid })],
    ['an edge', main('TENANT', 'EDGE#UNIT#u', { partition: ['UNIT', 'u'] })],
    ['a receipt', main('TENANT', `RECEIPT#${ulid}`, { output: {} })],
    ['a job of the service', main('JOBS', ulid, { id: ulid, kind: 'restore' })],
    ['a file that says it is an archive', main('FILES', ulid, { id: ulid, holds: 'archive' })],
  ])('is refused for %s', async (_, item) => {
    expect(await codes(await written([item]))).toEqual(['strange-item']);
  });

  test('is refused for keys that stand twice or in another order', async () => {
    const [a, b] = [user({}), main('USERS#01', ulid, user({}).attributes)];
    expect(await codes(await written([a, a]))).toEqual(['wrong-order']);
    expect(await codes(await written([b, a]))).toEqual(['wrong-order']);
    expect(await codes(await written([a, b]))).toEqual(['twice']);
  });

  test('is refused for lines that are nothing', async () => {
    expect(await codes(await written([], [{ hello: 1 }]))).toEqual(['unknown-line']);
    expect(await codes(await written([], [{ file: '../../etc/passwd', size: 0, sha256: '' }]))).toEqual([
      'strange-name',
    ]);
    expect(await codes(await written([], [{ file: `slips/${ulid}`, size: 0, sha256: '' }]))).toEqual(['strange-name']);
  });

  test('is refused for attributes that are too deep or of no type', async () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 60; i++) deep = [deep];
    expect(await codes(await written([user({ roles: deep })]))).toEqual(['not-typed']);
    const writer = new LineWriter();
    await writer.line({ archive: 'kaoping.archive/1', county, at, by, items: 1, files: 0, fileBytes: 0 });
    await writer.part('manifest');
    await writer.line({ item: ['main', 'USERS#00', ulid], attributes: { id: { constructor: 'x' } } });
    await writer.part('main USERS#00');
    expect(await codes((await writer.end()).bytes)).toEqual(['not-typed']);
  });

  test('is refused for content that is not what its name says, or cannot be unpacked', async () => {
    const person = { id: 'p', name: '甲', unit: 'u', rank: 'staff', role: 'member' };
    const people = await compress([person]);
    expect(await codes(await written([main('UNIT#u', `PEOPLE#${rev}#000`, { people })]))).toEqual(['wrong-revision']);
    // Nothing names it: the beginning of what an import staged before it ended for good.
    const noise = new Uint8Array([1, 2, 3]);
    const left = main('UNIT#u', `PEOPLE#${rev}#000`, { people: noise });
    expect(await codes(await written([left]))).toEqual([]);
    const unit = { id: 'u', name: '镇', category: 'c', level: 'first', group: 'g' };
    const body = await compress({ groups: [], units: [{ unit, people: { rev, parts: 1, n: 1 } }] });
    const client = archiveClient([]);
    const event = { type: 't', data: {}, at: new Date(at), actor: by };
    const { part, chain } = appendAudit(client, ['register'], undefined, event);
    const { pk: _pk, sk, ...attributes } = (part as { put: { pk: string; sk: string } }).put;
    const head = main('TENANT', 'REGISTER', { version: 1, chain, body });
    const named = [head, left, { table: 'audit', pk: 'register', sk, attributes }];
    expect(await codes(await written(named))).toEqual(['unreadable', 'wrong-revision']);
  });

  test('is refused for a bomb inside an item', async () => {
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    const people = new Uint8Array(brotliCompressSync(Buffer.alloc(300_000_000, '0'), quick));
    expect(people.length).toBeLessThan(100_000);
    expect(await codes(await written([main('UNIT#u', `PEOPLE#${rev}#000`, { people })]))).toEqual(['wrong-revision']);
  }, 60_000);

  test('is refused for a chain that does not reach its head, and for events of no head', async () => {
    const client = archiveClient([]);
    const actor = { user: ulid, name: '甲' };
    const { part, chain } = appendAudit(client, ['users'], undefined, { type: 't', data: {}, at: new Date(at), actor });
    const { pk: _pk, sk, ...attributes } = (part as { put: { pk: string; sk: string } }).put;
    const event: RawItem = { table: 'audit', pk: 'users', sk, attributes };
    const head = (of: object) => main('TENANT', 'USERS', { version: 1, chain: of, admins: [] });
    expect(await codes(await written([head(chain), event]))).toEqual([]);
    expect(await codes(await written([head({ ...chain, seq: 2 }), event]))).toEqual(['broken-chain']);
    expect(await codes(await written([head({ ...chain, hash: 'a'.repeat(64) }), event]))).toEqual(['broken-chain']);
    expect(
      await codes(await written([head(chain), { ...event, attributes: { ...attributes, type: 'other' } }])),
    ).toEqual(['broken-chain']);
    expect(await codes(await written([event]))).toEqual(['stray-events']);
  });
});

describe('the outer form', () => {
  const limits = { bytes: 5_000_000, line: 100_000 };

  test('a bomb is refused at its limit, and so is a line without end', async () => {
    const bomb = new Uint8Array(gzipSync('{}\n'.repeat(4_000_000)));
    const unknown = (await readArchive(bomb, limits)).problems;
    expect(unknown.map(({ code }) => code)).toEqual(['not-an-archive']);
    const line = new Uint8Array(gzipSync(' '.repeat(200_000)));
    expect((await readArchive(line, limits)).problems).toMatchObject([{ code: 'too-large' }]);
    const whole = gunzipSync(await written([])).toString('utf8');
    const long = new Uint8Array(gzipSync(`${whole.split('\n')[0]}\n${'{"archive":1}\n'.repeat(1_000_000)}`));
    expect((await readArchive(long, limits)).problems).toMatchObject([{ code: /too-large|unknown-line/ }]);
  });

  test('a small file of very many values is refused before they fill the memory', async () => {
    const values = { a: Array.from({ length: 150_000 }, () => ({})) };
    const ids = Array.from({ length: 25 }, (_, i) => `${ulid.slice(0, -2)}${i + 10}`);
    const bytes = await written(ids.map((id) => main(`RUN#${id}`, 'SUMMARY#000', values)));
    expect(bytes.length).toBeLessThan(200_000);
    expect((await readArchive(bytes)).problems).toMatchObject([{ code: 'too-large' }]);
  }, 60_000);

  test('any byte changed anywhere is found', async () => {
    const bytes = await written([user({})]);
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice();
      changed[i]! ^= 1;
      // The ninth and tenth bytes of a gzip header name the effort and the system, nothing of the content.
      if (i !== 8 && i !== 9) expect([i, (await readArchive(changed)).problems.length]).toEqual([i, 1]);
    }
  });

  test('any cut is found', async () => {
    const bytes = await written([user({})]);
    for (let i = 0; i < bytes.length; i++)
      expect([i, (await readArchive(bytes.subarray(0, i))).problems.length]).toEqual([i, 1]);
  });
});

test('keys are ordered by table, partition and sort key', () => {
  const keys = [main('A', '2'), main('A', '1'), { ...main('0', '0'), table: 'audit' }, main('A#', '0')];
  expect(keys.sort((a, b) => byKey(a as never, b as never)).map(({ pk, sk }) => pk + sk)).toEqual([
    ...['A1', 'A2', 'A#0', '00'],
  ]);
  expect(contentHash(toTyped({ b: 1, a: [true, null] }))).toBe(contentHash(toTyped({ a: [true, null], b: 1 })));
});
