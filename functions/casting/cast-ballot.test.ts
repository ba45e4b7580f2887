import { createHash, generateKeyPairSync, sign, constants, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { base64url, receiptOf } from '#shared/ballots/digests.ts';
import type { Sheet } from '#shared/ballots/sheet.ts';
import { wholeItem } from '#shared/ballots/sheet.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { castBallot } from './cast-ballot.ts';

/** What one cast finds of another that came in the same moment: neither the embedded engine nor a test's timing decides it. */

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sheet: Sheet = {
  subjects: [{ kind: 'person', id: 'p', name: '甲', post: '' }],
  items: [wholeItem],
  rules: {
    ...{ abstain: true, nominations: false, layout: 'single' },
    comments: { enabled: true, requiredFor: [], maxChars: 10 },
  },
};
const [prefix, serial] = [randomBytes(32), randomBytes(32)];
const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
const signature = sign('sha384', Buffer.concat([prefix, serial]), { key: privateKey, ...padding });
const input = (comment = '') => ({
  ...{ box: 'link', prefix: base64url(prefix), serial: base64url(serial), signature: base64url(signature), pad: '' },
  rows: [{ subject: 0, marks: ['competent'], nominated: false, comment }],
});

/** @param counted whether the serial is known, at each time that it is asked */
function box({ counted = [false], shards = 1, fails }: { counted?: boolean[]; shards?: number; fails?: Error }) {
  const written: unknown[][] = [];
  const ballots = {
    isCounted: async (_poll: string, _box: number, hash: string) => {
      expect(hash).toBe(receiptOf(serial));
      return counted.shift() ?? false;
    },
    readHead: async () => ({ phase: 'under-way', casting: true, until: null }),
    readBox: async () => ({ key: publicKey.export({ type: 'spki', format: 'der' }), sheet, size: 100, shards }),
    cast: async (...given: unknown[]) => {
      if (fails) throw fails;
      written.push(given);
    },
  };
  const context = {
    capabilities: { read: () => ({ tenant: 't', poll: 'p', box: 0, expires: 0 }) },
    ...{ clock: { now: () => new Date(0) }, bodySize: 100, county: () => ({ repositories: ballots }) },
  };
  const cast = (given: object = input()) => castBallot.run(given, context as never) as Promise<{ counted: string }>;
  return { cast, written };
}

const lost = () => new ConditionFailed([0]);

test('the same ballot that was counted a moment before is counted, not refused', async () => {
  await expect(box({ counted: [false, true], fails: lost() }).cast()).resolves.toEqual({ counted: 'already' });
});

test('a box that closed a moment before counts nothing, and says so', async () => {
  await expect(box({ fails: lost() }).cast()).rejects.toMatchObject({ code: 'refused' });
});

test('what the policy does not let anybody say is refused by its field (X-05)', async () => {
  const [row] = input().rows;
  const nominated = { ...input(), rows: [{ ...row, nominated: true }] };
  await expect(box({}).cast(nominated)).rejects.toMatchObject({
    ...{ code: 'invalid-input', policyField: 'ballots.nominations' },
  });
});

test('a database that is too busy is no refusal: it is asked again', async () => {
  const busy = new Error('throttled');
  await expect(box({ counted: [false, true], fails: busy }).cast()).rejects.toBe(busy);
});

test('ballots go to every shard, none of them by the serial', async () => {
  const { cast, written } = box({ shards: 4 });
  for (let i = 0; i < 200; i++) await cast();
  const shards = written.map(([place]) => (place as { shard: number }).shard);
  expect(new Set(shards)).toEqual(new Set([0, 1, 2, 3]));
});

test('a comment lies under an id that says nothing of the ballot or of the moment', async () => {
  const { cast, written } = box({});
  await cast(input(' 好 '));
  await cast(input(' 好 '));
  const comments = written.map(([, , list]) => (list as { id: string; subject: number; text: string }[])[0]!);
  expect(comments.map(({ subject, text }) => ({ subject, text }))).toEqual([
    { subject: 0, text: '好' },
    { subject: 0, text: '好' },
  ]);
  const ids = comments.map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) {
    expect(Buffer.from(id, 'base64url')).toHaveLength(16);
    expect(createHash('sha256').update(serial).digest('base64url')).not.toContain(id);
  }
});
