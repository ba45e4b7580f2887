import { describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import { base64url } from '#shared/ballots/digests.ts';
import { castBallot, readBallotPapers, readBallotResult } from '#shared/api/votes.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { countersIn, makeOpenPoll } from '#tests/ballot-box.ts';
import { changeState, makeTenant, withService } from '#tests/service.ts';
import { LostReply, rowsOf, voter } from '#tests/voter.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });

const county = async () => (await makeTenant(held.service)).id;

describe('a voter’s way', () => {
  test('card, papers, signatures, ballots: what is counted is what was said', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { voters: 2, boxes: 2 });
    for (const [i, code] of poll.codes.entries()) {
      const person = voter(held.service.url, poll, code);
      const papers = await person.papers();
      expect(papers.map(({ box }) => box)).toEqual([0, 1]);
      for (const paper of papers) {
        const rows = rowsOf(paper, i === 0 ? 'excellent' : 'abstain', { comment: paper.box === 0 ? ` 好${i} ` : '' });
        const { status, body } = await person.cast(paper, rows);
        expect([status, body]).toEqual([200, { counted: 'now' }]);
        expect(await poll.repository.isCounted(poll.poll, paper.box, person.receipt(paper))).toBe(true);
      }
      expect((await person.askCard()).body).toEqual({ state: 'issued', boxes: [0, 1] });
    }
    const counted = { b: 2, e: 1, f: 1, c0_0_0: 1, c0_0_4: 1, c1_0_0: 1, c1_0_4: 1 };
    expect(await countersIn(poll, 0)).toEqual(counted);
    expect(await countersIn(poll, 1)).toEqual(counted);
    const comments = await poll.repository.listComments(poll.poll, 0);
    expect(comments.map(({ subject, text }) => `${subject} ${text}`).sort()).toEqual([
      '0 好0',
      '0 好1',
      '1 好0',
      '1 好1',
    ]);
    expect(await poll.repository.listComments(poll.poll, 1)).toEqual([]);
  });

  test('the papers say what is asked and who asks, without a token; the same for everybody', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { mark: '甲' });
    const [first, second] = await Promise.all(
      [poll.codes[0]!, poll.codes[1]!].map((code) => voter(held.service.url, poll, code).readPapers()),
    );
    expect(first).toEqual(second);
    expect(first).toMatchObject({ county: '甲县', phase: 'under-way', issuing: true, casting: true, minBallots: 5 });
    expect(first!.boxes).toEqual([
      ...poll.boxes.map(({ capability, key, sheet, size }) => ({ box: capability, key: base64url(key), sheet, size })),
    ]);
  });

  test('a voter who is a subject has a card for the other boxes alone', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { boxes: 3, card: { boxes: [0, 2] } });
    const person = voter(held.service.url, poll, poll.codes[0]!);
    const papers = await person.prepared();
    expect(papers.map(({ box }) => box)).toEqual([0, 2]);
    const foreign = papers.map((paper, i) => ({ ...paper, box: i }));
    for (const wanted of [foreign, papers.slice(1), papers.toReversed(), [...papers, ...papers]])
      expect((await person.askIssue(wanted)).body).toMatchObject({
        code: 'invalid-input',
        problems: [{ path: 'blinded' }],
      });
    expect((await person.issue(papers)).length).toBe(2);
  });

  test('in the room papers come first and ballots after', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { dispersed: false, voters: 2 });
    const [early, late] = poll.codes.map((code) => voter(held.service.url, poll, code));
    const [paper] = await early!.papers();
    const before = await early!.cast(paper!, rowsOf(paper!));
    expect(before).toMatchObject({ status: 422, body: { code: 'refused' } });
    expect(before.body.title).toContain('还不能投票');
    const waiting = await late!.prepared();
    await poll.openCasting();
    const refused = await late!.askIssue(waiting);
    expect(refused.body.title).toContain('不领票');
    expect((await early!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
  });

  test('the published file is there once it is published, and not before', async () => {
    const tenant = await county();
    const poll = await makeOpenPoll(held.service, tenant);
    const ask = () => held.service.nobody(readBallotResult, { poll: poll.capability });
    const file = { format: 'kaoping.poll/1', some: [1] };
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    await tenantFiles(held.service.environment.files, tenant).put(`ballots/${poll.poll}.json`, bytes, {
      type: 'application/json',
    });
    expect(await ask()).toMatchObject({ status: 422, body: { code: 'refused' } });
    await poll.setHead({ phase: 'published', issuing: false, casting: false });
    expect(await ask()).toEqual({ status: 200, body: { file } });
  });
});

describe('what may be lost on the way', () => {
  test('the answer with the signatures: the same request again is answered the same', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { boxes: 2, dispersed: false });
    const person = voter(held.service.url, poll, poll.codes[0]!);
    const papers = await person.prepared();
    person.losing.add('issue');
    await expect(person.issue(papers)).rejects.toThrow(LostReply);
    expect((await person.askCard()).body.state).toBe('issued');
    // Casting has begun in the meantime, and no other card would be exchanged any more.
    await poll.openCasting();
    const again = await person.issue(papers);
    for (const paper of again) expect((await person.cast(paper, rowsOf(paper))).body).toEqual({ counted: 'now' });
    expect((await person.askIssue(papers)).body).toEqual((await person.askIssue(papers)).body);
  });

  test('the answer to the ballot: it says that it was counted, even after closing, and counts once', async () => {
    const poll = await makeOpenPoll(held.service, await county());
    const person = voter(held.service.url, poll, poll.codes[0]!);
    const [paper] = await person.papers();
    person.losing.add('cast');
    await expect(person.cast(paper!, rowsOf(paper!))).rejects.toThrow(LostReply);
    expect((await person.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'already' });
    await poll.close();
    expect((await person.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'already' });
    expect(await countersIn(poll)).toMatchObject({ b: 1 });
  });
});

describe('states told apart', () => {
  test('papers of a poll whose keys are not all made, and of one that is not there', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { head: { boxes: 2 } });
    const ask = (capability: string) => held.service.nobody(readBallotPapers, { poll: capability });
    expect(await ask(poll.capability)).toMatchObject({ status: 422, body: { code: 'refused' } });
    const expires = 2_000_000_000;
    const other = held.service.environment.capabilities.sign({ tenant: poll.tenant, poll: ulid(), box: null, expires });
    expect(await ask(other)).toMatchObject({ status: 404 });
  });

  test.each([
    ['waiting', '还没有开始领票', '还不能投票'],
    ['over', '测评已经结束', '投票已经结束'],
    ['published', '测评已经结束', '投票已经结束'],
    ['voided', '已经作废', '已经作废'],
  ] as const)('%s', async (phase, issuing, casting) => {
    const poll = await makeOpenPoll(held.service, await county(), { voters: 2 });
    const [one, other] = poll.codes.map((code) => voter(held.service.url, poll, code));
    const [paper] = await one!.papers();
    const waiting = await other!.prepared();
    await poll.setHead({ phase, issuing: false, casting: false });
    const issued = await other!.askIssue(waiting);
    expect([issued.status, issued.body.title]).toEqual([422, expect.stringContaining(issuing)]);
    const cast = await one!.cast(paper!, rowsOf(paper!));
    expect([cast.status, cast.body.title]).toEqual([422, expect.stringContaining(casting)]);
    expect((await other!.readPapers()).phase).toBe(phase);
    expect(await countersIn(poll)).toEqual({});
  });

  test('a dispersed poll whose time is up is over, though nobody closed it', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { voters: 2 });
    const [one, other] = poll.codes.map((code) => voter(held.service.url, poll, code));
    const [paper] = await one!.papers();
    const waiting = await other!.prepared();
    await poll.setHead({ until: Math.floor(held.service.clock.now().getTime() / 1000) });
    expect((await other!.askIssue(waiting)).body.title).toContain('测评已经结束');
    expect((await one!.cast(paper!, rowsOf(paper!))).body.title).toContain('投票已经结束');
    expect(await one!.readPapers()).toMatchObject({ phase: 'over', issuing: false, casting: false });
  });

  test('a suspended county exchanges no card, but counts what was issued', async () => {
    const tenant = await county();
    const poll = await makeOpenPoll(held.service, tenant, { voters: 2 });
    const [one, other] = poll.codes.map((code) => voter(held.service.url, poll, code));
    const [paper] = await one!.papers();
    const waiting = await other!.prepared();
    await changeState(held.service, tenant, 'suspended');
    expect((await other!.askIssue(waiting)).body).toMatchObject({ code: 'refused' });
    expect((await other!.askCard()).body.title).toContain('暂停');
    // Whoever holds a paper goes on after a reload.
    expect(await one!.readPapers()).toMatchObject({ phase: 'under-way', issuing: false, casting: true });
    expect((await one!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
  });

  test('the refusals are read in English, too', async () => {
    const poll = await makeOpenPoll(held.service, await county(), { head: { phase: 'over' } });
    const answer = await fetch(held.service.url + castBallot.path, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' } },
      body: JSON.stringify({
        ...{ box: poll.boxes[0]!.capability, prefix: base64url(new Uint8Array(32)), rows: [], pad: '' },
        ...{ serial: base64url(new Uint8Array(32)), signature: base64url(new Uint8Array(256)) },
      }),
    });
    expect(((await answer.json()) as { title: string }).title).toContain('Casting has ended');
  });
});
