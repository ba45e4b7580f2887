import { createPublicKey } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { castBody } from '#shared/ballots/cast-body.ts';
import { base64url } from '#shared/ballots/digests.ts';
import { countersIn, makeOpenPoll, type OpenPoll } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';

/** Odd bodies at the voting page's addresses: each is refused as what it is, and nothing of any is kept. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let [poll, person, paper] = [] as unknown as [OpenPoll, Voter, Paper];
beforeAll(async () => {
  const rules = { nominations: true, comments: { enabled: true, requiredFor: [], maxChars: 20 } };
  poll = await makeOpenPoll(held.service, (await makeTenant(held.service)).id, { voters: 2, rules });
  person = voter(held.service.url, poll, poll.codes[0]!);
  [paper] = (await person.papers()) as [Paper];
});

const send = async (path: string, body: string): Promise<number> => {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${held.service.url}/api/votes/${path}`, { method: 'POST', headers, body })).status;
};
const ballot = (rows: unknown, more: Record<string, unknown> = {}): string => {
  const { capability: box, prefix, serial, signature } = paper;
  const given = { prefix: base64url(prefix), serial: base64url(serial), signature: base64url(signature!) };
  return castBody({ box, ...given, rows, ...more }, paper.size)!;
};
const withRow = (more: Record<string, unknown>) => () =>
  ballot(rowsOf(paper).map((row): Record<string, unknown> => ({ ...row, ...more })));
/** in place of so much of the padding */
const instead = (text: string) => () => {
  const [head, pad] = ballot(rowsOf(paper)).split('"pad":"');
  return `${head}${text}"pad":"${pad!.slice(text.length)}`;
};

test.each<[string, () => string, number?]>([
  ['half a character', withRow({ comment: '\ud800' })],
  ['a character of no width', withRow({ comment: 'a\u0000b' })],
  ['a turned direction', withRow({ comment: '\u202eabc' })],
  ['characters of four bytes, one too many', withRow({ comment: '😀'.repeat(21) })],
  ['a grade that every object has', withRow({ marks: ['__proto__'] })],
  ['another', withRow({ marks: ['constructor'] })],
  ['a key that every object has', instead('"__proto__":{},')],
  ['rows twice, the last of them none', instead('"rows":[1],')],
  ['rows in rows', () => ballot([[[[]]]])],
  ['rows that are no list', () => ballot({})],
  ['four hundred rows', () => JSON.stringify({ ...JSON.parse(ballot([])), rows: Array(400).fill(rowsOf(paper)[0]) })],
  ['a prefix in another writing', () => ballot(rowsOf(paper), { prefix: `${base64url(paper.prefix).slice(0, -1)}B` })],
  ['a signature with its padding', () => ballot(rowsOf(paper), { signature: `${base64url(paper.signature!)}=` })],
  ['a mark before the text', () => `\ufeff${ballot(rowsOf(paper))}`],
  ['nothing', () => ''],
  ['null', () => 'null'],
  ['a list a hundred thousand deep', () => '['.repeat(100_000) + ']'.repeat(100_000)],
  ['no text', () => '\u0000'],
  ['a million bytes and one', () => 'x'.repeat(1_000_001), 413],
])('a ballot of %s', async (_, body, status = 422) => {
  expect(await send('cast', body())).toBe(status);
});

const number = (value: bigint): string => base64url(Buffer.from(value.toString(16).padStart(512, '0'), 'hex'));
const modulus = (): bigint => {
  const key = createPublicKey({ key: Buffer.from(poll.boxes[0]!.key), format: 'der', type: 'spki' });
  return BigInt(`0x${Buffer.from(key.export({ format: 'jwk' }).n!, 'base64url').toString('hex')}`);
};

test.each<[string, () => unknown]>([
  ['0', () => [{ box: 0, value: number(0n) }]],
  ['the modulus', () => [{ box: 0, value: number(modulus()) }]],
  ['the largest of its length', () => [{ box: 0, value: number((1n << 2048n) - 1n) }]],
  ['a shorter number', () => [{ box: 0, value: number(5n).slice(2) }]],
  ['another writing of one', () => [{ box: 0, value: `${number(5n).slice(0, -1)}B` }]],
  ['a box twice', () => [5n, 6n].map((value) => ({ box: 0, value: number(value) }))],
  ['four hundred boxes', () => Array.from({ length: 400 }, (_, box) => ({ box, value: number(5n) }))],
  ['a box below the first', () => [{ box: -1, value: number(5n) }]],
  ['no box', () => []],
])('a paper for %s', async (_, blinded) => {
  expect(await send('issue', JSON.stringify({ poll: poll.capability, code: poll.codes[1], blinded: blinded() }))).toBe(
    422,
  );
});

test('nothing of all that is kept, and the ballot counts when it is cast', async () => {
  expect(await countersIn(poll)).toEqual({});
  expect(await poll.repository.listCasts(poll.poll, 0)).toEqual([]);
  expect(await poll.repository.listComments(poll.poll, 0)).toEqual([]);
  expect((await poll.repository.listCards(poll.poll)).map(({ state }) => state).sort()).toEqual(['handed', 'issued']);
  const rows = rowsOf(paper, 'excellent', { comment: '😀'.repeat(20) });
  expect((await person.cast(paper, rows)).body).toEqual({ counted: 'now' });
  expect((await poll.repository.listComments(poll.poll, 0)).map(({ text }) => text)).toEqual(
    Array(2).fill('😀'.repeat(20)),
  );
});
