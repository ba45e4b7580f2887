import { randomBytes, randomInt } from 'node:crypto';
import { castBallot as contract } from '#shared/api/votes.ts';
import { prepare } from '#shared/ballots/blind.ts';
import { base64url, fromBase64url, receiptOf } from '#shared/ballots/digests.ts';
import { type BallotRow, countersOf } from '#shared/ballots/sheet.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { BallotsRepository, PollHead, StoredBox } from '#functions/ballots/repository.ts';
import { isSigned } from '#functions/platform/blind-sign.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import { boxLink, pausedRefusal } from '#functions/platform/public-link.ts';
import { policyFieldOf, rowProblems } from './row-problems.ts';

/**
 * Counts a ballot (ballots.md, "Cast"). It is asked first whether this serial was counted: then it says so whatever else
 * stands in the request, and even after closing, so that who lost the reply learns it. Else one transaction adds the
 * hash, the counters of one shard that is still open, and the comments, each apart and under a random id.
 */
export const castBallot = implementService<BallotsRepository, typeof contract.input, typeof contract.output>(
  contract,
  async ({ box: link, prefix, serial, signature, rows }, context) => {
    const { tenant, poll, box } = boxLink(context, link);
    const { repositories: ballots } = context.county(tenant);
    const hash = receiptOf(exactBytes(serial, 'serial'));
    const [isCounted, head, stored] = await Promise.all([
      ballots.isCounted(poll, box, hash),
      ballots.readHead(poll),
      ballots.readBox(poll, box),
    ]);
    if (isCounted) return { counted: 'already' };
    if (!head || !stored) throw new Refusal('not-found', unknownBox);
    mustBeCasting(head, context.clock.now());
    mustFit(stored, context.bodySize);
    const prepared = prepare(exactBytes(prefix, 'prefix'), exactBytes(serial, 'serial'));
    if (!isSigned(stored.key, prepared, exactBytes(signature, 'signature'))) throw new Refusal('refused', notSigned);
    const problems = rowProblems(stored.sheet, rows);
    if (problems.length > 0)
      throw new Refusal('invalid-input', undefined, { problems, policyField: policyFieldOf(problems) });
    const shard = randomInt(stored.shards);
    try {
      await ballots.cast({ poll, box, shard, hash }, countersOf(stored.sheet, rows), commentsOf(rows));
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      // The same ballot came in twice at once, or the box closed in this very moment.
      if (await ballots.isCounted(poll, box, hash)) return { counted: 'already' };
      throw new Refusal('refused', over, { cause: error });
    }
    return { counted: 'now' };
  },
);

function mustBeCasting({ phase, casting, until }: PollHead, now: Date): void {
  if (phase === 'voided') throw new Refusal('refused', voided);
  if (phase === 'paused') throw pausedRefusal(paused);
  if (phase === 'over' || phase === 'published') throw new Refusal('refused', over);
  if (until !== null && now.getTime() >= until * 1000) throw new Refusal('refused', over);
  if (phase === 'waiting' || !casting) throw new Refusal('refused', notYet);
}

function mustFit({ size }: StoredBox, bodySize: number): void {
  if (bodySize === size) return;
  throw new Refusal('invalid-input', undefined, {
    problems: [{ path: 'pad', code: 'wrong-size', message: wrongSize }],
  });
}

const commentsOf = (rows: readonly BallotRow[]) =>
  rows.flatMap(({ subject, comment }) =>
    comment.trim() === '' ? [] : [{ id: randomBytes(16).toString('base64url'), subject, text: comment.trim() }],
  );

/** The bytes of a text that is the only one for them. */
function exactBytes(text: string, path: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (base64url(bytes) === text) return bytes;
  throw new Refusal('invalid-input', undefined, { problems: [{ path, code: 'not-base64url', message: damaged }] });
}

const unknownBox: Bilingual = {
  zh: '没有找到这个票箱，请重新扫描二维码。',
  en: 'This ballot box was not found; scan the code again.',
};
const notYet: Bilingual = {
  zh: '现在还不能投票：请等主持人宣布开始投票。您的选票已保存在这台设备上。',
  en: 'Casting has not begun; wait for the chair. Your ballot paper is kept on this device.',
};
const paused: Bilingual = {
  zh: '测评已暂停，这张票还没有计入。票保存在这台设备上，恢复后可以再投。',
  en: 'The poll is paused; this ballot is not counted yet. It is kept on this device and can be cast when it goes on.',
};
const over: Bilingual = {
  zh: '投票已经结束，这张票没有计入。',
  en: 'Casting has ended; this ballot was not counted.',
};
const voided: Bilingual = {
  zh: '这次测评已经作废，选票没有计入。',
  en: 'This poll was voided; the ballot was not counted.',
};
const notSigned: Bilingual = {
  zh: '这张票没有有效的签名，没有计入：它不是从这个票箱领的，或者被改动过。',
  en: 'This ballot bears no valid signature and was not counted: it was not issued for this box, or was altered.',
};
const wrongSize: Bilingual = {
  zh: '投票请求的长度不符合要求，请刷新页面后重试。',
  en: 'The request is not of the size that this box asks for; reload the page and try again.',
};
const damaged: Bilingual = {
  zh: '投票请求的数据不完整，请刷新页面后重试。',
  en: 'The request is damaged; reload the page and try again.',
};
