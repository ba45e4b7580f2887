import { beforeAll, expect, test } from 'vitest';
import { makeOpenPoll } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';
import { LostReply, rowsOf, voter } from '#tests/voter.ts';

/** The pause after too many wrong codes is no way to take somebody's vote: what was signed for a card is told again. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let tenant: string;
beforeAll(async () => {
  tenant = (await makeTenant(held.service)).id;
});

test('a lost answer is given again while no code is looked up; another request for the card is not', async () => {
  const poll = await makeOpenPoll(held.service, tenant, { boxes: 2, head: { guessesAllowed: 2 } });
  const person = voter(held.service.url, poll, poll.codes[0]!);
  const papers = await person.prepared();
  person.losing.add('issue');
  await expect(person.issue(papers)).rejects.toThrow(LostReply);
  const others = await person.prepared();
  const fresh = voter(held.service.url, poll, poll.codes[1]!);
  const waiting = await fresh.prepared();
  for (let i = 0; i < 2; i++) await poll.repository.countGuess(poll.poll);

  for (const refused of [await person.askIssue(others), await fresh.askIssue(waiting), await person.askCard()])
    expect([refused.body.code, refused.body.title]).toEqual(['refused', expect.stringContaining('输错的次数过多')]);
  for (const paper of await person.issue(papers))
    expect((await person.cast(paper, rowsOf(paper))).body).toEqual({ counted: 'now' });
  expect(await poll.repository.readGuesses(poll.poll)).toBe(2);
});
