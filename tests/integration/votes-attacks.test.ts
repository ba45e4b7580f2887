import { beforeAll, describe, expect, test } from 'vitest';
import { base64url, fromBase64url } from '#shared/ballots/digests.ts';
import { countersIn, makeOpenPoll, type OpenPoll, type PollOptions } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let tenant: string;
beforeAll(async () => {
  tenant = (await makeTenant(held.service)).id;
});

interface Made {
  poll: OpenPoll;
  people: Voter[];
}
const made = async (options: PollOptions = {}): Promise<Made> => {
  const poll = await makeOpenPoll(held.service, tenant, { voters: 2, ...options });
  return { poll, people: poll.codes.map((code) => voter(held.service.url, poll, code)) };
};
const withPaper = async (options: PollOptions = {}) => {
  const { poll, people } = await made(options);
  const [paper] = await people[0]!.papers();
  return { poll, person: people[0]!, other: people[1]!, paper: paper! };
};
const nothingIn = async (poll: OpenPoll): Promise<void> => {
  for (const box of poll.boxes.keys()) {
    expect(await countersIn(poll, box)).toEqual({});
    expect(await poll.repository.listCasts(poll.poll, box)).toEqual([]);
    expect(await poll.repository.listComments(poll.poll, box)).toEqual([]);
  }
};

describe('a ballot is counted once', () => {
  test('sent again, with the same rows and with others', async () => {
    const { poll, person, paper } = await withPaper();
    expect((await person.cast(paper, rowsOf(paper, 'excellent'))).body).toEqual({ counted: 'now' });
    const counters = await countersIn(poll);
    expect((await person.cast(paper, rowsOf(paper, 'excellent'))).body).toEqual({ counted: 'already' });
    const rows = rowsOf(paper, 'incompetent', { comment: '改了主意' });
    expect((await person.cast(paper, rows)).body).toEqual({ counted: 'already' });
    expect((await person.cast(paper, [])).body).toEqual({ counted: 'already' });
    expect(await countersIn(poll)).toEqual(counters);
    expect(await poll.repository.listComments(poll.poll, 0)).toEqual([]);
  });

  test('ten at once, over several shards', async () => {
    const { poll, person, paper } = await withPaper({ shards: 4 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => person.cast(paper, rowsOf(paper))));
    expect(answers.map(({ body }) => body.counted).sort()).toEqual([...Array(9).fill('already'), 'now']);
    expect(await countersIn(poll)).toMatchObject({ b: 1 });
  });

  test('under another prefix: the signature is none, and the serial stays the voter’s', async () => {
    const { poll, person, paper } = await withPaper();
    const altered = { ...paper, prefix: paper.prefix.with(0, paper.prefix[0]! ^ 1) };
    expect((await person.cast(altered, rowsOf(paper))).body.title).toContain('签名');
    expect((await person.cast(paper, rowsOf(paper))).body).toEqual({ counted: 'now' });
    expect(await countersIn(poll)).toMatchObject({ b: 1 });
  });
});

describe('a ballot without a valid signature is not counted', () => {
  test.each([
    ['forged', (paper: Paper) => ({ ...paper, signature: new Uint8Array(256).fill(7) })],
    ['zero', (paper: Paper) => ({ ...paper, signature: new Uint8Array(256) })],
    ['above the modulus', (paper: Paper) => ({ ...paper, signature: new Uint8Array(256).fill(255) })],
    ['altered', (paper: Paper) => ({ ...paper, signature: paper.signature!.with(200, paper.signature![200]! ^ 1) })],
    ['of another serial', (paper: Paper) => ({ ...paper, serial: paper.serial.with(9, paper.serial[9]! ^ 1) })],
    ['still blinded', (paper: Paper) => ({ ...paper, signature: fromBase64url(paper.blinded) })],
  ])('%s', async (_, change) => {
    const { poll, person, paper } = await withPaper();
    const { status, body } = await person.cast(change(paper), rowsOf(paper));
    expect([status, body.code]).toEqual([422, 'refused']);
    await nothingIn(poll);
  });

  test('from another box, of the same poll and of another one', async () => {
    const { poll, people } = await made({ boxes: 2 });
    const papers = await people[0]!.papers();
    const swapped = papers.map((paper, i) => ({ ...paper, capability: papers[1 - i]!.capability }));
    const elsewhere = await made();
    swapped.push({ ...papers[0]!, capability: elsewhere.poll.boxes[0]!.capability });
    for (const paper of swapped) expect((await people[0]!.cast(paper, rowsOf(paper))).body.title).toContain('签名');
    await nothingIn(poll);
    await nothingIn(elsewhere.poll);
  });
});

describe('what a ballot may say is what the paper asks', () => {
  const rules = { nominations: true, comments: { enabled: true, requiredFor: [3], maxChars: 10 } };
  test.each([
    ['a subject that is not in the box', [2], 'excellent', {}, 'rows[2].subject', 'unknown-subject'],
    ['a subject twice', [1], 'excellent', {}, 'rows[2].subject', 'twice'],
    ['a grade outside the scale', [], 'good', {}, 'rows[0].marks', 'unknown-grade'],
    ['an extreme grade without a comment', [], 'incompetent', {}, 'rows[0].comment', 'comment-required'],
    [
      'a comment that is too long',
      [],
      'excellent',
      { comment: '长'.repeat(11) },
      'rows[0].comment',
      'comment-too-long',
    ],
    ['too many marks', [], 'excellent', { marks: ['excellent', 'excellent'] }, 'rows[0].marks', 'missing-grade'],
    ['a mark for nothing', [], 'excellent', { marks: [] }, 'rows[0].marks', 'missing-grade'],
  ])('%s is refused, and where it stands is said', async (_, extra, mark, more, path, code) => {
    const { poll, person, paper } = await withPaper({ rules });
    const rows = rowsOf(paper, mark, more);
    for (const subject of extra) rows.push({ ...rows[0]!, subject });
    const { status, body } = await person.cast(paper, rows);
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    expect(body.problems).toContainEqual(expect.objectContaining({ path, code }));
    await nothingIn(poll);
    // The paper is not used up: what was wrong can be put right.
    expect((await person.cast(paper, rowsOf(paper, 'competent'))).body).toEqual({ counted: 'now' });
  });

  test('somebody left out', async () => {
    const { poll, person, paper } = await withPaper();
    const { body } = await person.cast(paper, rowsOf(paper).slice(1));
    expect(body.problems).toEqual([expect.objectContaining({ path: 'rows', code: 'missing-subject' })]);
    await nothingIn(poll);
  });

  test('what the paper does not offer: 不了解, nominations, comments', async () => {
    const closed = { abstain: false, comments: { enabled: false, requiredFor: [], maxChars: 10 } };
    const { poll, person, paper } = await withPaper({ rules: closed });
    const rows = rowsOf(paper, 'abstain', { nominated: true, comment: '意见' });
    const { body } = await person.cast(paper, rows);
    expect(body.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual(
      [0, 1].flatMap((row) => [
        `rows[${row}].marks no-abstaining`,
        `rows[${row}].nominated no-nominations`,
        `rows[${row}].comment no-comments`,
      ]),
    );
    await nothingIn(poll);
  });

  test('nothing but the size of the box', async () => {
    const { poll, person, paper } = await withPaper();
    for (const size of [paper.size - 1, paper.size + 1, paper.size + 512]) {
      const { status, body } = await person.cast({ ...paper, size }, rowsOf(paper));
      expect([status, body.problems?.[0].code]).toEqual([422, 'wrong-size']);
    }
    await nothingIn(poll);
    expect((await person.cast(paper, rowsOf(paper, 'excellent', { comment: '意见，见面谈' }))).status).toBe(200);
  });
});

describe('after closing', () => {
  test('no ballot is counted and no card exchanged', async () => {
    const { poll, person, other, paper } = await withPaper();
    const waiting = await other.prepared();
    await poll.close();
    expect((await person.cast(paper, rowsOf(paper))).body.title).toContain('投票已经结束');
    expect((await other.askIssue(waiting)).body.title).toContain('测评已经结束');
    await nothingIn(poll);
  });

  test('a cast that met the flag still up finds its shard closed', async () => {
    const { poll, person, paper } = await withPaper();
    await poll.close();
    await poll.setHead({ issuing: true, casting: true, phase: 'under-way' });
    expect((await person.cast(paper, rowsOf(paper))).body.title).toContain('投票已经结束');
    await nothingIn(poll);
  });

  test('a card that met the flag still up finds no key', async () => {
    const { poll, other } = await withPaper();
    const waiting = await other.prepared();
    await poll.close();
    await poll.setHead({ issuing: true, casting: true, phase: 'under-way' });
    expect((await other.askIssue(waiting)).body.title).toContain('测评已经结束');
    expect((await other.askCard()).body.state).toBe('fresh');
  });

  test('cast and close at once: what was answered as counted is counted, and nothing else', async () => {
    const { poll, people } = await made({ voters: 12, shards: 3 });
    const papers = await Promise.all(people.map(async (person) => (await person.papers())[0]!));
    const [answers] = await Promise.all([
      Promise.all(people.map((person, i) => person.cast(papers[i]!, rowsOf(papers[i]!)))),
      poll.close(),
    ]);
    const counted = answers.filter(({ body }) => body.counted === 'now').length;
    expect(answers.filter(({ body }) => body.code === 'refused').length).toBe(answers.length - counted);
    expect((await countersIn(poll))['b'] ?? 0).toBe(counted);
    expect((await poll.repository.listCasts(poll.poll, 0)).length).toBe(counted);
  });
});

test('a request with anything more than a ballot, or less, is refused', async () => {
  const { poll, paper, person } = await withPaper();
  for (const change of [{ code: poll.codes[0] }, { at: '2026-12-20' }, { serial: base64url(paper.serial).slice(1) }]) {
    const { status, body } = await person.cast(paper, rowsOf(paper), change);
    expect([status, body.code]).toEqual([422, 'invalid-input']);
  }
  await nothingIn(poll);
});
