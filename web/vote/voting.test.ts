import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { base64url, fingerprintOf, fromBase64url, paperHash } from '#shared/ballots/digests.ts';
import { bodySize, type Sheet, wholeItem } from '#shared/ballots/sheet.ts';
import type { Poll } from './questions.ts';
import { keeper, type Place, type Saved } from './saved.ts';
import { NoAnswer, Refused, type VoteService } from './service.ts';
import { Voting } from './voting.ts';

/** What is asked, kept and wiped on a voter's device, step by step. */

const sheet: Sheet = {
  subjects: [{ kind: 'person', id: 'p', name: '王五', post: '' }],
  items: [wholeItem],
  rules: {
    ...{ abstain: true, nominations: false, layout: 'single' },
    comments: { enabled: false, requiredFor: [], maxChars: 0 },
  },
};
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = base64url(publicKey.export({ type: 'spki', format: 'der' }));
const box = { box: 'box-0', key, sheet, size: bodySize(sheet) };
const fingerprint = fingerprintOf([{ key, paper: paperHash(box) }]);
const [code, another] = ['ABCDEFGH12345678', '0000000000000000'];
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

const place = () => {
  const kept = new Map<string, string>();
  const store: Place = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
  return { kept, store };
};

/** A device and a service; the page can be opened on it again and again. */
function device() {
  const [local, window] = [place(), place()];
  const poll = {
    ...{ county: '县', unit: '镇', title: '全体干部', source: 'mass', dryRun: false, fillMode: 'central' },
    ...{ phase: 'under-way', issuing: true, casting: true, minBallots: 5, boxes: [box] },
  } as Poll;
  const said = { poll, card: { state: 'fresh', boxes: [0] } as Awaited<ReturnType<VoteService['card']>> };
  const asked: string[] = [];
  const failing = new Map<string, Error>();
  const answer = async <T>(step: string, value: () => T): Promise<T> => {
    asked.push(step);
    const failure = failing.get(step);
    if (failure instanceof NoAnswer) failing.delete(step);
    if (failure) throw failure;
    return value();
  };
  const service: VoteService = {
    papers: () => answer('papers', () => said.poll),
    card: () => answer('card', () => said.card),
    issue: ({ blinded }) =>
      answer('issue', () => ({
        signatures: blinded.map(({ box: of, value }) => ({
          box: of,
          value: base64url(
            privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, fromBase64url(value)),
          ),
        })),
      })),
    cast: () => answer('cast', () => ({ counted: 'now' as const })),
    result: () => answer('result', () => ({ file: { format: 'kaoping.poll/1', boxes: [], subjects: [] } })),
  };
  const open = async (card: string | null = null): Promise<Voting> => {
    const voting = new Voting({
      link: { poll: 'poll', fingerprint, code: card },
      ...{ service, random, keeper: keeper(local.store, window.store, fingerprint) },
      ...{ sleep: async () => undefined, changed: () => undefined, stepped: () => undefined },
      label: { ballot: '票：', and: '等' },
    });
    await voting.start();
    return voting;
  };
  const saved = (): Saved | null => keeper(local.store, window.store, fingerprint).read();
  const isEmpty = (): boolean => local.kept.size === 0 && window.kept.size === 0;
  return { said, asked, failing, open, saved, isEmpty, ofWindow: window.kept };
}

const screenOf = ({ view: { screen } }: Voting): string =>
  screen.name === 'stop' ? `stop ${screen.trouble.key}` : screen.name;

async function filled(at: ReturnType<typeof device>): Promise<Voting> {
  const voting = await at.open(code);
  await voting.begin();
  voting.answer(voting.view.questions[0]!, { marks: ['competent'], nominated: false, comment: '' });
  return voting;
}

test('from the card to the receipt, after which nothing is kept', async () => {
  const at = device();
  const voting = await filled(at);
  expect(at.ofWindow.size).toBe(0);
  expect(at.saved()).toMatchObject({ code: null, draft: { '0.0': { marks: ['competent'] } } });
  await voting.castNow();
  expect([screenOf(voting), voting.view.receipts.length, at.isEmpty()]).toEqual(['done', 1, true]);
  expect(at.asked).toEqual(['papers', 'card', 'issue', 'cast']);
});

test('boxes that are not those of the notice are asked nothing, at the start and while somebody waits', async () => {
  const at = device();
  at.said.poll = { ...at.said.poll, boxes: [{ ...box, size: box.size + 512 }] };
  expect(screenOf(await at.open(code))).toBe('stop wrongKey');
  expect(at.asked).toEqual(['papers']);

  const later = device();
  later.said.poll = { ...later.said.poll, casting: false };
  const voting = await filled(later);
  later.said.poll = { ...later.said.poll, casting: true, boxes: [{ ...box, size: box.size + 512 }] };
  await voting.refresh();
  expect([screenOf(voting), later.asked.includes('cast')]).toEqual(['stop wrongKey', false]);
});

test('a page that is opened again goes on with what was filled in, and casts what it had begun to cast', async () => {
  const at = device();
  await filled(at);
  const again = await at.open();
  expect([screenOf(again), again.view.saved?.draft['0.0']?.marks]).toEqual(['review', ['competent']]);
  at.failing.set('cast', new Error('the battery is empty'));
  await again.castNow();
  expect([screenOf(again), at.saved()?.sealed]).toEqual(['stop badSignature', true]);
  again.answer(again.view.questions[0]!, { marks: ['excellent'], nominated: false, comment: '' });
  expect(at.saved()?.draft['0.0']?.marks).toEqual(['competent']);
  at.failing.clear();
  expect([screenOf(await at.open()), at.isEmpty()]).toEqual(['done', true]);
});

test('from the review back to a subject, and straight to the review again', async () => {
  const at = device();
  const voting = await filled(at);
  expect(voting.view.reviewed).toBe(false);
  voting.review();
  voting.fill(0);
  expect([screenOf(voting), voting.view.reviewed]).toEqual(['fill', true]);
  await voting.castNow();
  voting.nextVoter();
  expect((await filled(at)).view.reviewed).toBe(false);
});

test('an answer that was lost is asked for again with the same values; a refusal is none', async () => {
  const at = device();
  at.failing.set('issue', new NoAnswer());
  const voting = await filled(at);
  expect(screenOf(voting)).toBe('fill');
  expect(at.asked).toEqual(['papers', 'card', 'issue', 'issue']);

  const refused = device();
  refused.failing.set('issue', new Refused('already-exists', '', '已领过'));
  const other = await refused.open(code);
  await other.begin();
  expect([screenOf(other), refused.isEmpty()]).toEqual(['stop cardUsed', true]);
});

test('a card that is void or was used opens nothing', async () => {
  for (const [state, issuing, trouble, asked] of [
    ['void', true, 'cardVoid', ['papers', 'card', 'papers']],
    // The chair went on to the casting meanwhile: there is no other card to be had.
    ['void', false, 'issueOver', ['papers', 'card', 'papers']],
    ['issued', true, 'cardUsed', ['papers', 'card']],
  ] as const) {
    const at = device();
    at.said.card = { state, boxes: [0] };
    const voting = await at.open(code);
    at.said.poll = { ...at.said.poll, issuing, casting: !issuing };
    await voting.begin();
    expect([screenOf(voting), voting.view.trouble?.key, at.isEmpty()]).toEqual(['code', trouble, true]);
    expect(at.asked).toEqual(asked);
  }
});

test('another card on a device where a ballot waits asks first', async () => {
  const at = device();
  await filled(at);
  const voting = await at.open(another);
  expect([screenOf(voting), at.saved()?.papers.length]).toEqual(['other-card', 1]);
  await voting.finishOther();
  expect([screenOf(voting), at.saved()?.papers.length]).toEqual(['review', 1]);
  const dropping = await at.open(another);
  await dropping.dropOther();
  expect([screenOf(dropping), at.saved(), dropping.view.card]).toEqual(['welcome', null, '0000']);
});

test('what cannot be cast any more is wiped: the poll is over, void or published', async () => {
  for (const [phase, screen] of [
    ['over', 'stop tooLate'],
    ['voided', 'stop voided'],
    ['published', 'result'],
  ] as const) {
    const at = device();
    await filled(at);
    at.said.poll = { ...at.said.poll, phase };
    expect([screenOf(await at.open()), at.saved()]).toEqual([screen, null]);
  }
});

test('of a ballot whose answer was lost the published list is asked', async () => {
  const at = device();
  const voting = await filled(at);
  at.failing.set('cast', new Error('the battery is empty'));
  await voting.castNow();
  at.said.poll = { ...at.said.poll, phase: 'published' };
  expect((await at.open()).view.receipts).toHaveLength(1);
  // The same once more, and nothing is left of what was said.
  expect((await at.open()).view.receipts).toHaveLength(1);
  expect(at.saved()?.draft).toEqual({});
});

test('refused while voting goes on: the ballot is kept; refused once it is over: given up', async () => {
  const at = device();
  const voting = await filled(at);
  at.failing.set('cast', new Refused('refused', '', '现在还不能投票'));
  // In words of the page: the casting function is not told the voter's language.
  for (const [casting, reason] of [
    [true, 'castRefused'],
    [false, 'castNotYet'],
  ] as const) {
    at.said.poll = { ...at.said.poll, casting };
    await voting.castNow();
    expect([screenOf(voting), at.saved()?.papers.length]).toEqual([`stop ${reason}`, 1]);
  }
  at.said.poll = { ...at.said.poll, phase: 'over' };
  await voting.castNow();
  expect([screenOf(voting), at.isEmpty()]).toEqual(['stop tooLate', true]);
});

describe('paused', () => {
  const pausedRefusal = new Refused('refused', 'paused', '测评已暂停');

  test('a paper that was asked for is kept and asked for again with the same values, by itself', async () => {
    const at = device();
    const voting = await at.open(code);
    at.said.poll = { ...at.said.poll, phase: 'paused', issuing: false, casting: false };
    at.failing.set('issue', pausedRefusal);
    await voting.begin();
    const [paper] = at.saved()!.papers;
    expect([screenOf(voting), paper!.signature]).toEqual(['stop pausedCard', null]);
    await voting.refresh();
    expect([screenOf(voting), at.asked.filter((step) => step === 'issue').length]).toEqual(['stop pausedCard', 1]);
    // It goes on, and the service asks nobody to wait any more.
    at.failing.clear();
    at.said.poll = { ...at.said.poll, phase: 'under-way', issuing: true, casting: true };
    await voting.refresh();
    expect([screenOf(voting), at.saved()!.papers[0]!.serial]).toEqual(['fill', paper!.serial]);
  });

  test('nor is it given up where the pause has ended by the next look', async () => {
    const at = device();
    const voting = await at.open(code);
    at.failing.set('issue', pausedRefusal);
    await voting.begin();
    expect([screenOf(voting), at.saved()!.papers.length]).toEqual(['stop pausedCard', 1]);
  });

  test('a ballot that was begun is kept and cast by itself when the poll goes on', async () => {
    const at = device();
    const voting = await filled(at);
    at.said.poll = { ...at.said.poll, phase: 'paused', issuing: false, casting: false };
    at.failing.set('cast', pausedRefusal);
    await voting.castNow();
    expect([screenOf(voting), at.saved()!.papers.length]).toEqual(['stop pausedCast', 1]);
    expect(screenOf(await at.open())).toBe('stop pausedCast');
    at.failing.clear();
    at.said.poll = { ...at.said.poll, phase: 'under-way', casting: true };
    await voting.refresh();
    expect([screenOf(voting), at.isEmpty()]).toEqual(['done', true]);
  });

  test('whoever is filling in sees it, and sees it end; one that is voided is voided', async () => {
    const at = device();
    const voting = await filled(at);
    const running = at.said.poll;
    at.said.poll = { ...running, phase: 'paused', casting: false };
    expect(screenOf(await at.open())).toBe('review');
    voting.view = { ...voting.view, poll: at.said.poll };
    at.said.poll = running;
    await voting.refresh();
    expect([screenOf(voting), voting.view.poll!.phase]).toEqual(['fill', 'under-way']);
    at.failing.set('cast', pausedRefusal);
    at.said.poll = { ...running, phase: 'paused', casting: false };
    await voting.castNow();
    at.said.poll = { ...running, phase: 'voided', casting: false };
    await voting.refresh();
    expect([screenOf(voting), at.isEmpty()]).toEqual(['stop voided', true]);
  });
});

test('refused since the poll is void or published meanwhile: told so, and nothing is left of what was said', async () => {
  for (const [phase, screen] of [
    ['voided', 'stop voided'],
    ['published', 'result'],
  ] as const) {
    const at = device();
    const voting = await filled(at);
    at.failing.set('cast', new Refused('refused', '', '没有计入'));
    at.said.poll = { ...at.said.poll, phase };
    await voting.castNow();
    expect([screenOf(voting), at.saved()?.draft ?? {}]).toEqual([screen, {}]);
  }
});

test('a card is refused for what the poll is at: by the words of the page, else by those of the service', async () => {
  for (const [change, trouble] of [
    [{ phase: 'voided' }, 'voided'],
    [{ phase: 'over' }, 'issueOver'],
    [{ issuing: false }, 'issueOver'],
    [{ issuing: false, casting: false }, 'waitIssue'],
    [{}, 'refused'],
  ] as const) {
    const at = device();
    const voting = await at.open(code);
    at.said.poll = { ...at.said.poll, ...change };
    at.failing.set('card', new Refused('refused', '', '输错的次数过多'));
    await voting.begin();
    expect([screenOf(voting), voting.view.trouble?.key]).toEqual(['code', trouble]);
  }
});

test('a device that is handed on keeps nothing of the last voter', async () => {
  const at = device();
  const voting = await filled(at);
  await voting.castNow();
  expect(voting.keepReceipts()).toBe(true);
  expect(at.isEmpty()).toBe(false);
  voting.nextVoter();
  expect([screenOf(voting), voting.view.receipts, at.isEmpty()]).toEqual(['code', [], true]);
});
