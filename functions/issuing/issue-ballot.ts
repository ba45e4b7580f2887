import { type Input, type Output } from '#shared/api/operation.ts';
import { issueBallot as contract } from '#shared/api/votes.ts';
import { base64url, fromBase64url, requestHash } from '#shared/ballots/digests.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { BallotsRepository } from '#functions/ballots/repository.ts';
import { blindSigner, NotBelowModulus } from '#functions/platform/blind-sign.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import { type CardAt, cardAt } from './card-at.ts';
import { type IssuingContext, mustBeUnderWay, notReady, over, type PollAt, pollAt } from './poll-at.ts';

type Wanted = Input<typeof contract>['blinded'];

/**
 * Exchanges a card for blind signatures, one for each of its boxes, all or none (ballots.md, "Issue"). They are made
 * before the card is marked, and answered after: who dies between comes again with the same values and is answered the
 * same. The marking is the only write and holds for one request alone, so one card never gives two papers for a box.
 */
export const issueBallot = implementService<BallotsRepository, typeof contract.input, typeof contract.output>(
  contract,
  async ({ poll, code, blinded }, context) => {
    const at = await pollAt(context, poll);
    const request = requestHash(blinded);
    const card = await cardAt(at, code, request);
    mustBeUnderWay(at.head, context.clock.now());
    mustBeExchangeable(at, card, request);
    mustBeItsBoxes(card, blinded);
    const signatures = await signed(context, at, blinded);
    if (card.card.state !== 'issued') await mark(at, card, request);
    return { signatures };
  },
);

/** Refuses a void card, one that was exchanged with other values, and any fresh one while no papers are given out. */
function mustBeExchangeable({ head }: PollAt, { card }: CardAt, request: string): void {
  if (card.state === 'issued') {
    if (card.request !== request) throw new Refusal('already-exists', issuedBefore);
    return;
  }
  if (card.state === 'void') throw new Refusal('refused', voidCard);
  if (!head.issuing) throw new Refusal('refused', issuingEnded);
}

function mustBeItsBoxes({ boxes }: CardAt, blinded: Wanted): void {
  if (blinded.length === boxes.length && blinded.every(({ box }, i) => box === boxes[i])) return;
  throw new Refusal('invalid-input', undefined, {
    problems: [{ path: 'blinded', code: 'other-boxes', message: otherBoxes }],
  });
}

async function signed(
  { ballotKeys }: IssuingContext,
  { tenant, poll, ballots }: PollAt,
  blinded: Wanted,
): Promise<Output<typeof contract>['signatures']> {
  const keys = await ballots.listKeys(poll);
  // The keys are destroyed in the moment in which the boxes close.
  if (keys.size === 0) throw new Refusal('refused', over);
  const faults: string[] = [];
  const signatures = await Promise.all(
    blinded.map(async ({ box, value }, i) => {
      const sealed = keys.get(box);
      if (!sealed) throw new Refusal('refused', notReady);
      const sign = blindSigner(await ballotKeys.open(sealed, { tenant, poll, box }));
      try {
        return { box, value: base64url(sign(exactBytes(value))) };
      } catch (error) {
        if (!(error instanceof NotBelowModulus)) throw error;
        faults.push(`blinded[${i}].value`);
        return { box, value };
      }
    }),
  );
  if (faults.length > 0)
    throw new Refusal('invalid-input', undefined, {
      problems: faults.map((path) => ({ path, code: 'no-blinded-value', message: noValue })),
    });
  return signatures;
}

/** The bytes of a text that is the only one for them: the same request is known by its text. */
function exactBytes(value: string): Uint8Array {
  const bytes = fromBase64url(value);
  if (base64url(bytes) !== value) throw new NotBelowModulus();
  return bytes;
}

/** Marks the card, unless somebody was faster: with the same values that is no harm, else it is told why not. */
async function mark(at: PollAt, { hash, card, boxes }: CardAt, request: string): Promise<void> {
  const { ballots, poll } = at;
  for (let now = card; ;) {
    try {
      return await ballots.markIssued(poll, hash, { from: now.state, request });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const found = await ballots.readCard(poll, hash);
      if (!found) throw new Refusal('refused', voidCard, { cause: error });
      mustBeExchangeable(at, { hash, card: found, boxes }, request);
      if (found.state === 'issued') return;
      now = found;
    }
  }
}

const issuedBefore: Bilingual = {
  zh: '这张测评卡已经领过票，一张卡只能领一次。如果票是您在另一台手机或另一个浏览器上领的，请回到那里继续；如果不是您领的，请马上告诉会议工作人员。',
  en: 'This card was exchanged already, and each can be once. If you did so on another device or browser, go on there; if you did not, tell the staff at once.',
};
const voidCard: Bilingual = {
  zh: '这张测评卡已经作废，不能领票。开始投票时还没有领票的卡、开放填写时没有登记发出的卡都会作废。有疑问请问会议工作人员。',
  en: 'This card is void: so is every card that was not exchanged when casting began, or not noted as handed out when the poll opened. Ask the staff if in doubt.',
};
const issuingEnded: Bilingual = {
  zh: '现在不领票：领票还没有开始，或者已经结束。请问会议工作人员。',
  en: 'No ballot papers are given out now: it has not begun, or has ended. Please ask the staff.',
};
const otherBoxes: Bilingual = {
  zh: '领票请求与这张测评卡的票箱不符，请刷新页面后重试。',
  en: 'The request is not for the boxes of this card; reload the page and try again.',
};
const noValue: Bilingual = {
  zh: '领票请求的数据不完整，请刷新页面后重试。',
  en: 'The request is damaged; reload the page and try again.',
};
