import { constants, createPrivateKey, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { base64url, fingerprintOf, fromBase64url, paperHash, receiptOf } from '#shared/ballots/digests.ts';
import { bodySize, type Sheet, wholeItem } from '#shared/ballots/sheet.ts';
import { castAll } from './cast.ts';
import { collect, isOfNotice } from './collect.ts';
import type { Poll } from './questions.ts';
import type { Random } from './random.ts';
import { begun, NothingKept, type Saved, stageOf } from './saved.ts';
import { NoAnswer, Refused, type VoteService } from './service.ts';

/** From the card to the last receipt, with a service that signs as the real one does and loses answers. */

const sheet: Sheet = {
  subjects: [{ kind: 'person', id: 'p', name: '王五', post: '' }],
  items: [wholeItem],
  rules: {
    abstain: true,
    nominations: false,
    layout: 'single',
    comments: { enabled: false, requiredFor: [], maxChars: 0 },
  },
};
const pairs = [0, 1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const keys = pairs.map(({ publicKey }) => base64url(publicKey.export({ type: 'spki', format: 'der' })));
const size = bodySize(sheet);
const poll = { boxes: keys.map((key, box) => ({ box: `box-${box}`, key, sheet, size })) } as Poll;
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
const draft = Object.fromEntries(
  poll.boxes.map((_, box) => [`${box}.0`, { marks: ['competent'], nominated: false, comment: '' }]),
);

/** Answers are lost after the service did what was asked, as often as `lost` says. */
function desk(lost = 0) {
  const asked: string[] = [];
  const bodies: string[] = [];
  const counted = new Set<string>();
  const answer = <T>(value: T): T => {
    if (lost-- > 0) throw new NoAnswer();
    return value;
  };
  const service: Pick<VoteService, 'issue' | 'cast'> = {
    async issue({ blinded }) {
      asked.push(JSON.stringify(blinded));
      const signatures = blinded.map(({ box, value }) => {
        const key = createPrivateKey(pairs[box]!.privateKey.export({ type: 'pkcs8', format: 'pem' }));
        const signed = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, fromBase64url(value));
        return { box, value: base64url(signed) };
      });
      return answer({ signatures });
    },
    async cast(body) {
      bodies.push(body);
      const { box, prefix, serial, signature } = JSON.parse(body) as Record<string, string>;
      const key = {
        key: pairs[Number(box!.slice(4))]!.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 48,
      };
      const message = Buffer.concat([fromBase64url(prefix!), fromBase64url(serial!)]);
      if (!verify('sha384', message, key, fromBase64url(signature!))) throw new Refused('refused', '', 'forged');
      const state = counted.has(serial!) ? 'already' : 'now';
      counted.add(serial!);
      return answer({ counted: state } as const);
    },
  };
  return { service, asked, bodies, counted };
}

function device() {
  const kept: Saved[] = [];
  const again = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    }
  };
  const once = <T>(ask: () => Promise<T>): Promise<T> => ask();
  return {
    kept,
    again,
    once,
    keep: (saved: Saved): void => void kept.push(structuredClone(saved)),
    last: (): Saved => kept.at(-1)!,
  };
}
const at = { poll, capability: 'poll' };
const casting = { poll, label: (box: number) => `票 ${box}` };

test('the boxes are those of the notice in all that is sent with a ballot, or nothing is asked', () => {
  const fingerprint = fingerprintOf(poll.boxes.map((box) => ({ key: box.key, paper: paperHash(box) })));
  const first = poll.boxes[0]!;
  const withFirst = (change: Partial<typeof first>): Poll => ({
    ...poll,
    boxes: [{ ...first, ...change }, ...poll.boxes.slice(1)],
  });
  expect(isOfNotice(poll, fingerprint)).toBe(true);
  expect(isOfNotice({ ...poll, boxes: poll.boxes.toReversed() }, fingerprint)).toBe(false);
  expect(isOfNotice(withFirst({ key: keys[1]! }), fingerprint)).toBe(false);
  expect(isOfNotice(withFirst({ box: 'box-of-somebody' }), fingerprint)).toBe(false);
  expect(isOfNotice(withFirst({ size: size + 1 }), fingerprint)).toBe(false);
  const marked = { ...sheet, subjects: [{ ...sheet.subjects[0]!, post: ' ' }] };
  expect(isOfNotice(withFirst({ sheet: marked }), fingerprint)).toBe(false);
});

test('papers are kept before they are asked for, asked for with the same values, and the card is then forgotten', async () => {
  const { service, asked } = desk(2);
  const { keep, kept, again } = device();
  const done = await collect(begun('CODE', [0, 2]), at, { service, random, keep, untilAnswered: again });
  expect(kept[0]).toMatchObject({
    code: 'CODE',
    papers: [
      { box: 0, signature: null },
      { box: 2, signature: null },
    ],
  });
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(1);
  expect(stageOf(done)).toBe('fill');
  expect(JSON.stringify(kept.at(-1))).not.toContain('CODE');
  expect(done.papers.every(({ blinding }) => blinding === null)).toBe(true);
});

test('a page that ends between asking and the answer asks for the same papers again', async () => {
  const { service, asked } = desk(1);
  const { keep, last, once } = device();
  const by = { service, random, keep, untilAnswered: once };
  await expect(collect(begun('CODE', [1]), at, by)).rejects.toThrow(NoAnswer);
  const done = await collect(last(), at, by);
  expect(asked[0]).toBe(asked[1]);
  expect(stageOf(done)).toBe('fill');
});

test('where nothing can be kept, nothing is asked', async () => {
  const { service, asked } = desk();
  const keep = (): void => {
    throw new NothingKept();
  };
  const by = { service, random, keep, untilAnswered: device().once };
  await expect(collect(begun('CODE', [0]), at, by)).rejects.toThrow(NothingKept);
  expect(asked).toEqual([]);
});

test('a signature by another key is no paper', async () => {
  const { service } = desk();
  const crossed = { ...poll, boxes: [poll.boxes[1]!] } as Poll;
  const { keep, once } = device();
  const by = { service, random, keep, untilAnswered: once };
  await expect(collect(begun('CODE', [0]), { poll: crossed, capability: 'poll' }, by)).rejects.toThrow();
});

const collected = async () => {
  const { keep, last, once } = device();
  await collect(begun('CODE', [0, 1, 2]), at, { service: desk().service, random, keep, untilAnswered: once });
  return { ...last(), draft };
};

test('every box’s ballot is counted once, in requests of one size, though answers are lost', async () => {
  const saved = await collected();
  const { service, bodies, counted } = desk(2);
  const { keep, again } = device();
  const by = {
    service,
    random,
    sleep: async () => undefined,
    keep,
    untilAnswered: again,
    ...{ now: () => 0, progress: () => undefined },
  };
  const done = await castAll(saved, casting, by);
  expect([stageOf(done), counted.size, bodies.length]).toEqual(['done', 3, 5]);
  expect(new Set(bodies.map((body) => Buffer.byteLength(body)))).toEqual(new Set([size]));
  const receipts = saved.papers.map(({ serial }) => receiptOf(fromBase64url(serial)));
  expect(done.receipts.map(({ hash }) => hash).sort()).toEqual(receipts.sort());
  expect(done.draft).toEqual({});
});

test('a page that ends in the middle goes on with what is left, sealed', async () => {
  const saved = await collected();
  const { service, counted } = desk();
  const { keep, kept, last, once } = device();
  let casts = 0;
  const breaking = {
    cast: (body: string) => {
      if (++casts === 2) throw new Error('the battery is empty');
      return service.cast(body);
    },
  };
  const by = {
    random,
    sleep: async () => undefined,
    keep,
    untilAnswered: once,
    ...{ now: () => 0, progress: () => undefined },
  };
  await expect(castAll(saved, casting, { ...by, service: breaking })).rejects.toThrow('battery');
  expect(kept.every(({ sealed }) => sealed)).toBe(true);
  expect(last().papers).toHaveLength(2);
  const done = await castAll(last(), casting, { ...by, service });
  expect([done.receipts.length, counted.size]).toEqual([3, 3]);
});

test('the order of the boxes tells nothing', async () => {
  const saved = await collected();
  const orders = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const { service, bodies } = desk();
    const { keep, once } = device();
    await castAll(saved, casting, {
      service,
      random,
      sleep: async () => undefined,
      keep,
      untilAnswered: once,
      now: () => 0,
      progress: () => undefined,
    });
    orders.add(bodies.map((body) => (JSON.parse(body) as { box: string }).box).join());
  }
  expect(orders.size).toBeGreaterThan(3);
});
