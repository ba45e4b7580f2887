import { createHash, randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardHash, receiptOf } from '#shared/ballots/digests.ts';
import { publishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import type { Item } from '#functions/platform/tenant.ts';
import { withStaff } from './ballots.ts';
import { allowedBoth, isDatabase, sidesOf, type Vote, wholeVote } from './ballots-privacy-vote.ts';
import { makeConductCounty } from './conduct.ts';
import { watchDevices } from './devices.ts';
import { filesBelow, startToldCounty, type ToldCounty } from './told.ts';
import { telling, Traces } from './traces.ts';

/**
 * From a voter to a choice there is no way through anything that the service keeps, writes or answers: two whole votes, one
 * with comments and a voter who is rated, one among peers, are looked at in every form at every moment.
 */

const at = '2026-12-20T02:00:00Z';
const began = Date.now();
let county: ToldCounty;
let votes: Vote[];
let devices: ReturnType<typeof watchDevices>;
let sides: ReturnType<typeof sidesOf>;
let allowed: Traces;

beforeAll(async () => {
  const change = withStaff(8, {
    ballots: {
      onlyCheckedIn: false,
      cards: { inNames: false },
      mass: { afterReport: false },
      comments: { enabled: true, maxChars: 60 },
    },
  });
  county = await startToldCounty((service) => makeConductCounty(service, change), at);
  devices = watchDevices();
  votes = [await wholeVote(county, devices, 'mass'), await wholeVote(county, devices, 'peer')];
  sides = sidesOf(county, votes);
  allowed = allowedBoth(county, votes);
}, 120_000);
afterAll(async () => {
  devices?.stop();
  await county?.stop();
  county?.remove();
});

const ballotItems = (): Item[] => votes.flatMap(({ snapshots }) => snapshots.flatMap(({ ballots }) => ballots));
const ofKind = (kind: RegExp): Item[] => ballotItems().filter(({ pk, sk }) => kind.test(`${pk} ${sk}`));
const namesOf = (items: readonly Item[]) => [...new Set(items.flatMap((item) => Object.keys(item)))].sort();

test('the votes were what they should be', () => {
  const [mass, peer] = votes;
  expect(verifyPublished(publishedPoll.parse(mass!.file))).toEqual([]);
  expect(mass!.file.boxes.map(({ cards, issued, cast }) => [cards, issued, cast])).toEqual([
    [13, 12, 11],
    [12, 11, 10],
  ]);
  expect(peer!.file.boxes.map(({ cast }) => cast)).toEqual([1, 1, 0]);
  expect(new Set(ofKind(/#COMMENTS#/).map(({ text }) => text)).size).toBe(23);
  const states = new Set(ofKind(/#CARDS#/).map(({ state }) => state));
  expect([...states].sort()).toEqual(['handed', 'issued', 'printed', 'taken', 'void']);
});

test('nothing of the voters’ side is on the ballots’ side, in whatever form', () => {
  expect(sides.ofBallots.shared(sides.ofVoters, allowed)).toEqual([]);
});

test('what only a voter’s device knew is nowhere, nor what came back to it', () => {
  const known = new Traces();
  const receipts = new Traces();
  for (const { people } of votes)
    for (const { code, papers, blindSignatures } of people) {
      known.add(code, blindSignatures);
      for (const { serial, prefix, signature, inverse, blinded } of papers) {
        known.add(serial, prefix, signature, inverse, blinded);
        receipts.add(receiptOf(serial));
      }
    }
  const kept = new Traces().add(
    votes.map(({ snapshots, file }) => [snapshots, file]),
    county.told().split('\n'),
  );
  for (const { name, bytes } of filesBelow(county.data)) if (!isDatabase(name)) kept.add(bytes, bytes.toString('utf8'));
  expect(kept.shared(known, receipts)).toEqual([]);
});

test('no device is known again: neither its address, nor its browser, nor its cookie or request', () => {
  const texts = [
    JSON.stringify(votes.map(({ snapshots, file }) => [snapshots, file])),
    county.told(),
    ...filesBelow(county.data).map(({ bytes }) => bytes.toString('latin1')),
  ];
  expect(devices.answers.length).toBeGreaterThan(80);
  for (const text of texts) expect(text.match(/198\.51\.100\.\d+|(mass|peer)-\d+|f067aa0ba902b7/)).toBeNull();
});

test('an answer carries nothing by which a device is known later', () => {
  const known = ['cache-control', 'connection', 'content-length', 'content-security-policy', 'content-type', 'date'];
  const more = ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'keep-alive', 'referrer-policy', 'vary'];
  // How many capacity units it took is told outside of production alone.
  const rest = ['content-encoding', 'content-language', 'x-capacity', 'x-content-type-options', 'x-frame-options'];
  const byAnswer = new Map<string, Set<string>>();
  for (const { path, status, headers } of devices.answers)
    for (const [name, value] of Object.entries(headers)) {
      expect([...known, ...more, ...rest]).toContain(name);
      if (name === 'date' || name === 'content-length' || name === 'x-capacity') continue;
      const key = `${path} ${status} ${name}`;
      byAnswer.set(key, (byAnswer.get(key) ?? new Set()).add(value));
    }
  for (const [key, values] of byAnswer) expect([key, values.size]).toEqual([key, 1]);
  const bodies = devices.answers.filter(({ path, status }) => path.endsWith('/cast') && status === 200);
  expect([...new Set(bodies.map(({ body }) => body))].sort()).toEqual(['{"counted":"already"}', '{"counted":"now"}']);
});

test('items of ballots have these attributes and no other', () => {
  expect(namesOf(ofKind(/#CASTS#/))).toEqual(['pk', 'sk']);
  expect(namesOf(ofKind(/#COMMENTS#/))).toEqual(['pk', 'sk', 'subject', 'text']);
  expect(namesOf(ofKind(/ TOTAL#/))).toEqual(['counters', 'pk', 'sk']);
  expect(namesOf(ofKind(/#TALLY#/)).filter((name) => !/^(b|e|f|n\d+|c\d+_\d+_\d)$/.test(name))).toEqual([
    'open',
    'pk',
    'sk',
  ]);
  expect(namesOf(ofKind(/#CARDS#/))).toEqual(['boxes', 'pk', 'request', 'sk', 'state', 'voter']);
  expect(namesOf(ofKind(/#VOTERS#/))).toEqual(['card', 'category', 'given', 'name', 'person', 'pk', 'sk', 'without']);
});

test('no item of ballots tells a time of the vote or an address', () => {
  const hour = 3_600_000;
  const spans = [began, Date.parse(at)].map((from) => ({ from: from - hour, to: Math.max(Date.now(), from) + hour }));
  const found = ballotItems().flatMap((item) => telling(item, spans));
  // When the county and the poll were made is in their ids, which are the same for everybody.
  const ids = [county.tenant.id, ...votes.map(({ poll }) => poll)];
  expect([...new Set(found)].filter((one) => !ids.some((id) => one === `time ${id}`))).toEqual([]);
  expect(telling(ids, spans)).toHaveLength(3);
});

test('keys are sorted functions of random values: hashes, and ids of 128 random bits', () => {
  for (const { people, poll, snapshots } of votes) {
    const { ballots } = snapshots.at(-1)!;
    const keysOf = (kind: string) => ballots.filter(({ pk }) => pk.includes(`#${kind}#${poll}`)).map(({ sk }) => sk);
    const receipts = people.slice(0, -1).flatMap(({ papers }) => papers.map(({ serial }) => receiptOf(serial)));
    expect(keysOf('CASTS').sort()).toEqual(receipts.sort());
    const hashes = new Set(keysOf('CARDS'));
    for (const { code } of people) expect(hashes).toContain(cardHash(poll, code));
    for (const id of keysOf('COMMENTS')) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  }
  for (const { file } of votes) for (const { hashes } of file.boxes) expect(hashes).toEqual([...hashes!].sort());
});

test('the look sees what it is meant to see', () => {
  const [{ people, poll, snapshots }] = votes as [Vote];
  const { code, papers, blindSignatures } = people[3]!;
  const card = cardHash(poll, code);
  const blinded = Buffer.from(papers[0]!.blinded, 'base64url');
  const voterItem = snapshots[0]!.ballots.find(({ pk, sk }) => pk.includes('#VOTERS#') && sk === '@t1-5')!;
  const leaks: Record<string, unknown> = {
    'a card’s hash': card,
    'the same as hex': Buffer.from(card, 'base64url').toString('hex'),
    'its digest': createHash('sha256').update(card).digest(),
    'its beginning': card.slice(0, 10),
    'in a comment': `好 ${code} 谢谢`,
    'a voter’s id in a packed list': brotliCompressSync(JSON.stringify([{ of: voterItem.sk }])),
    'a person in JSON': JSON.stringify({ who: voterItem['person'] }),
    'a blinded value': new Uint8Array(blinded),
    'a number of it': BigInt(`0x${blinded.subarray(0, 16).toString('hex')}`).toString(),
    'a blind signature': blindSignatures[0],
    'a moment': snapshots[0]!.audit[0]!['at'],
    'a user': county.users.staff.id,
  };
  for (const [what, leak] of Object.entries(leaks)) {
    const item = { pk: 'T#x#CASTS#y', sk: 'z', leak };
    expect([what, new Traces().add(item).shared(sides.ofVoters, allowed).length > 0]).toEqual([what, true]);
  }
  const now = Date.now();
  const spans = [{ from: now - 1000, to: now + 1000 }];
  const iso = new Date(now).toISOString();
  const binary = Buffer.concat([Buffer.from(now.toString(16).padStart(12, '0'), 'hex'), randomBytes(10)]);
  for (const time of [now, Math.floor(now / 1000), iso, `x#${iso}`, ulid(now), now.toString(36), binary])
    expect([time, telling({ time }, spans).length > 0]).toEqual([time, true]);
  expect(telling({ text: binary.toString('base64url') }, spans)).toHaveLength(1);
  expect(telling({ from: '192.0.2.7', or: ['fe80::1:2'] }, spans)).toHaveLength(2);
  expect(telling({ text: randomBytes(32).toString('base64url'), n: 41 }, spans)).toEqual([]);
});
