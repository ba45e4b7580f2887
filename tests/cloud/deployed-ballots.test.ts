import { beforeAll, describe, expect, test } from 'vitest';
import { castBallot, issueBallot } from '#shared/api/votes.ts';
import { countersIn, makeOpenPoll, type OpenPoll } from '#tests/ballot-box.ts';
import { rowsOf, voter, type Voter } from '#tests/voter.ts';
import { opened } from './deployed/drive.ts';
import { withDeployed } from './deployed/held.ts';
import { attackerOf, outcome } from './deployed/attacker.ts';

/** The voting page's two bundles behind their roles, with keys that KMS sealed; what they leave behind. */

const held = withDeployed('deployed-ballots.test.ts');
let tenant: string;
let poll: OpenPoll;

beforeAll(async () => {
  tenant = (await opened(held.service, 'tou', '投县')).tenant.id;
  poll = await makeOpenPoll(held.service, tenant, { voters: 4, boxes: 3, subjects: 2 });
}, 120_000);

const at = (card: number): Voter => voter(held.service.url, poll, poll.codes[card]!);

describe('a ballot in the cloud', () => {
  test('is issued and counted by bundles that may do nothing else', async () => {
    const someone = at(0);
    const papers = await someone.papers();
    for (const paper of papers) expect((await someone.cast(paper, rowsOf(paper))).body).toEqual({ counted: 'now' });
    expect((await someone.cast(papers[0]!, rowsOf(papers[0]!, 'poor'))).body).toEqual({ counted: 'already' });
    for (const box of [0, 1, 2]) {
      const counts = Object.values(await countersIn(poll, box));
      expect(counts.length).toBeGreaterThanOrEqual(2);
      expect(new Set(counts)).toEqual(new Set([1]));
    }
  });

  test('leaves with AWS’s own record of keys nothing that tells boxes apart', async () => {
    held.service.kms.done.length = 0;
    await at(1).papers();
    expect(held.service.kms.done).toEqual(
      Array.from({ length: 3 }, () => ({ operation: 'Decrypt', context: { tenant, poll: poll.poll } })),
    );
  });

  test('is told to nobody who is not at the front door', async () => {
    for (const [name, { method, path }] of [
      ['casting.handler', castBallot],
      ['issuing.handler', issueBallot],
    ] as const) {
      const event = { version: '2.0', routeKey: `${method} ${path}`, rawPath: path, headers: {}, body: '{}' };
      expect(await held.service.invoke(name, { ...event, requestContext: { requestId: 'r' } })).toMatchObject({
        ...{ statusCode: 403, body: 'Forbidden' },
      });
    }
  });
});

describe('credentials of the voting page’s functions, in other hands', () => {
  const denied = 'AccessDeniedException';

  test('open no card with casting’s, and no ballot with issuing’s', async () => {
    const { assume, database } = attackerOf(held.service);
    const table = 'kaoping-ballots';
    const casting = database(await assume('casting.handler', 'casting.handler', { tenant }));
    const issuing = database(await assume('issuing.handler', 'issuing.handler', { tenant }));
    const [cards, casts] = [`T#${tenant}#CARDS#${poll.poll}`, `T#${tenant}#CASTS#${poll.poll}.0`];
    const answers = [
      await outcome(casting.read(casts, table)),
      await outcome(casting.query(casts, table)),
      await outcome(casting.read(cards, table)),
      await outcome(issuing.read(cards, table)),
      await outcome(issuing.query(cards, table)),
      await outcome(issuing.read(casts, table)),
      await outcome(issuing.query(`T#${tenant}#VOTERS#${poll.poll}`, table)),
    ];
    expect(answers).toEqual(['allowed', denied, denied, 'allowed', denied, denied, denied]);
    expect(held.service.door.refused.splice(0)).toHaveLength(5);
  });
});
