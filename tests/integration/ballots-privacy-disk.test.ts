import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptOf } from '#shared/ballots/digests.ts';
import { withStaff } from './ballots.ts';
import { isDatabase, type Vote, wholeVote } from './ballots-privacy-vote.ts';
import { makeConductCounty } from './conduct.ts';
import { watchDevices } from './devices.ts';
import { filesBelow, startToldCounty, type ToldCounty } from './told.ts';
import { Traces } from './traces.ts';

/** What is left of the boxes' private keys once they are closed, and what the embedded engine's file keeps besides. */

let county: ToldCounty;
let vote: Vote;
let keys: JsonWebKey[];

beforeAll(async () => {
  const change = withStaff(4, {
    ballots: { onlyCheckedIn: false, cards: { inNames: false }, mass: { afterReport: false } },
  });
  county = await startToldCounty((service) => makeConductCounty(service, change), '2026-12-20T02:00:00Z');
  const devices = watchDevices();
  vote = await wholeVote(county, devices, 'mass');
  devices.stop();
  const { ballotKeys } = county.service.environment;
  const owner = { tenant: county.tenant.id, poll: vote.poll };
  const plain = await Promise.all(vote.sealedKeys.map(({ box, sealed }) => ballotKeys.open(sealed, { ...owner, box })));
  keys = plain.map((key) =>
    createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }),
  );
}, 120_000);
afterAll(async () => {
  await county?.stop();
  county?.remove();
});

/** The secret numbers of the keys, any of which gives the whole key. */
const secretsOf = (): Buffer[] =>
  keys.flatMap(({ d, p, q, dp, dq, qi }) => [d, p, q, dp, dq, qi].map((part) => Buffer.from(part!, 'base64url')));

/** Whether a piece of 24 bytes of it stands there, as bytes or in one of the usual ways to write bytes. */
const isIn = (there: Buffer, what: Uint8Array): boolean => {
  const bytes = Buffer.from(what);
  const pieces = Array.from({ length: Math.floor(bytes.length / 24) }, (_, i) => bytes.subarray(24 * i, 24 * i + 24));
  return pieces.some((piece) =>
    [piece, ...(['hex', 'base64', 'base64url'] as const).map((way) => Buffer.from(piece.toString(way)))].some((form) =>
      there.includes(form),
    ),
  );
};

test('while the poll was under way its keys lay there sealed, and in one place', () => {
  expect(keys).toHaveLength(2);
  const during = vote.snapshots[2]!;
  const sealed = new Traces().add(vote.sealedKeys.map((key) => key.sealed));
  for (const [table, items] of Object.entries(during))
    for (const item of items) {
      const isKey = table === 'ballots' && item.sk.startsWith('KEY#');
      expect([item.pk, item.sk, sealed.shared(new Traces().add(item), new Traces()).length > 0]).toEqual([
        ...[item.pk, item.sk],
        isKey,
      ]);
    }
});

test('once it is closed no item of any table has them, sealed or plain', () => {
  const gone = new Traces().add(secretsOf(), ...vote.sealedKeys.map(({ sealed }) => sealed));
  for (const tables of vote.snapshots.slice(-2))
    expect(new Traces().add(tables).shared(gone, new Traces())).toEqual([]);
  for (const { ballots } of vote.snapshots.slice(-2))
    expect(ballots.filter(({ sk }) => sk.startsWith('KEY#'))).toEqual([]);
});

test('plain they never were anywhere: not in a file, not in the engine’s either, not in what the service said', async () => {
  const places = [...filesBelow(county.data), { name: 'output', bytes: Buffer.from(county.told()) }];
  expect(places.map(({ name }) => name)).toEqual(expect.arrayContaining(['database.sqlite', 'database.sqlite-wal']));
  for (const { name, bytes } of places)
    for (const secret of secretsOf()) expect([name, isIn(bytes, secret)]).toEqual([name, false]);
  for (const { name, bytes } of places)
    if (!isDatabase(name))
      for (const { sealed } of vote.sealedKeys) expect([name, isIn(bytes, sealed)]).toEqual([name, false]);
  // The look would see them.
  for (const secret of secretsOf())
    for (const way of ['hex', 'base64', 'base64url', 'latin1'] as const)
      expect(
        isIn(Buffer.from(`…${secret.subarray(0, 48).toString(way)}…`, way === 'latin1' ? way : 'utf8'), secret),
      ).toBe(true);
});

test('the embedded engine’s file keeps rows in order and what was deleted: the pages say so', async () => {
  const engines = () => filesBelow(county.data).filter(({ name }) => isDatabase(name));
  const isLeft = ({ sealed }: { sealed: Uint8Array }) => engines().some(({ bytes }) => isIn(bytes, sealed));
  expect(vote.sealedKeys.filter(isLeft)).toHaveLength(2);
  await county.stop();

  const database = new DatabaseSync(join(county.data, 'database.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT rowid, pk, sk FROM ballots ORDER BY rowid').all();
  database.close();
  const inOrder = rows.filter(({ pk }) => /#CASTS#.*\.0$/.test(String(pk))).map(({ sk }) => String(sk).slice(2));
  // Those who cast into the first box, as they came.
  const came = vote.people.slice(0, -1).flatMap(({ papers }) => papers.filter(({ box }) => box === 0));
  expect(inOrder).toEqual(came.map(({ serial }) => receiptOf(serial)));

  const text = (path: string) =>
    readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
  expect(text('docs/ballots.md')).toMatch(
    /one machine .* for trials .* not for secret votes\*\*: its database keeps rows in order/,
  );
  expect(text('infra/local/main.ts')).toContain('One machine is for trials, not for secret votes.');
});
