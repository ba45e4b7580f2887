import { beforeAll, expect, test } from 'vitest';
import { cardCode } from '#shared/ballots/card-code.ts';
import { base64url } from '#shared/ballots/digests.ts';
import { makeOpenPoll, type PollOptions } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let tenant: string;
beforeAll(async () => {
  tenant = (await makeTenant(held.service)).id;
});

const made = async (options: PollOptions = {}) => {
  const poll = await makeOpenPoll(held.service, tenant, options);
  return { poll, people: poll.codes.map((code) => voter(held.service.url, poll, code)) };
};

test('a card used twice, with other values: refused, and the first paper stays good', async () => {
  const { poll, people } = await made();
  const [paper] = await people[0]!.papers();
  const second = voter(held.service.url, poll, poll.codes[0]!);
  const again = await second.askIssue(await second.prepared());
  expect([again.status, again.body.code]).toEqual([409, 'already-exists']);
  expect((await people[0]!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
});

test('two browsers racing with one card: one of them has the papers', async () => {
  const { poll } = await made({ boxes: 2 });
  const browsers = [0, 1, 2, 3].map(() => voter(held.service.url, poll, poll.codes[0]!));
  const papers = await Promise.all(browsers.map((browser) => browser.prepared()));
  const answers = await Promise.all(browsers.map((browser, i) => browser.askIssue(papers[i]!)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const winner = answers.findIndex(({ status }) => status === 200);
  for (const paper of await browsers[winner]!.issue(papers[winner]!))
    expect((await browsers[winner]!.cast(paper, rowsOf(paper))).body).toEqual({ counted: 'now' });
});

test('one browser asking twice at once has the same answer twice', async () => {
  const { people } = await made();
  const papers = await people[0]!.prepared();
  const [one, other] = await Promise.all([people[0]!.askIssue(papers), people[0]!.askIssue(papers)]);
  expect([one.status, other.status]).toEqual([200, 200]);
  expect(one.body).toEqual(other.body);
});

test('a void card', async () => {
  const { people } = await made({ card: { state: 'void' } });
  const answer = await people[0]!.askIssue(await people[0]!.prepared());
  expect(answer.body.title).toContain('作废');
  expect((await people[0]!.askCard()).body.state).toBe('void');
});

test('a value that is no number below the modulus is not signed, and the card stays fresh', async () => {
  const { people } = await made();
  const [paper] = await people[0]!.prepared();
  for (const value of [new Uint8Array(256), new Uint8Array(256).fill(255)]) {
    const { body } = await people[0]!.askIssue([{ ...paper!, blinded: base64url(value) }]);
    expect(body).toMatchObject({ code: 'invalid-input', problems: [{ path: 'blinded[0].value' }] });
  }
  const other = `${paper!.blinded.slice(0, -1)}${paper!.blinded.endsWith('B') ? 'C' : 'B'}`;
  expect((await people[0]!.askIssue([{ ...paper!, blinded: other }])).status).toBe(422);
  expect((await people[0]!.askCard()).body.state).toBe('fresh');
});

test('guessing: after so many wrong codes none is looked up, right or wrong; somebody lifts it', async () => {
  const { poll, people } = await made({ head: { guessesAllowed: 3 } });
  const guess = () => voter(held.service.url, poll, cardCode(crypto.getRandomValues(new Uint8Array(10))));
  for (let i = 0; i < 3; i++) expect((await guess().askCard()).status).toBe(404);
  const papers = people[0]!;
  for (const refused of [await guess().askCard(), await papers.askCard()])
    expect(refused.body).toMatchObject({
      ...{ code: 'refused', policyField: 'ballots.cards.attempts' },
      title: expect.stringContaining('输错的次数过多'),
    });
  expect(await poll.repository.readGuesses(poll.poll)).toBe(3);
  await poll.repository.client.delete(poll.repository.keys.guesses(poll.poll), { table: 'ballots' });
  expect((await papers.askCard()).body).toEqual({ state: 'fresh', boxes: [0] });
});

test('guessing without a limit: every wrong code is counted, and a right one is looked up', async () => {
  const { poll, people } = await made({ head: { guessesAllowed: null } });
  for (let i = 0; i < 12; i++) {
    const guess = voter(held.service.url, poll, cardCode(crypto.getRandomValues(new Uint8Array(10))));
    expect((await guess.askCard()).status).toBe(404);
  }
  expect(await poll.repository.readGuesses(poll.poll)).toBe(12);
  expect(await people[0]!.papers()).toHaveLength(1);
});

test('guesses are counted at the issue, too, and a mistyped code is not one', async () => {
  const { poll, people } = await made({ head: { guessesAllowed: 3 } });
  const papers = await people[0]!.prepared();
  const stranger = voter(held.service.url, poll, cardCode(new Uint8Array(10)));
  expect((await stranger.askIssue(papers)).status).toBe(404);
  expect((await voter(held.service.url, poll, 'ABC').askCard()).body.problems[0].path).toBe('code');
  expect(await poll.repository.readGuesses(poll.poll)).toBe(1);
  const elsewhere = await made();
  const foreign = voter(held.service.url, poll, elsewhere.poll.codes[0]!);
  expect((await foreign.askCard()).status).toBe(404);
});

test('a code may be typed with small letters, hyphens and blanks', async () => {
  const { poll } = await made();
  const typed = poll.codes[0]!.toLowerCase().replaceAll(/(.{4})/g, '$1- ');
  expect((await voter(held.service.url, poll, typed).askCard()).status).toBe(200);
});
