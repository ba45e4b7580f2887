import { randomBytes } from 'node:crypto';
import {
  closePoll,
  createPolls,
  freezePoll,
  handOutCards,
  openCasting,
  openIssuing,
  printCards,
  publishPoll,
  readPoll,
  readPolls,
} from '#shared/api/ballots/polls.ts';
import type { Operation, Output } from '#shared/api/operation.ts';
import { castBallot, issueBallot, readBallotPapers } from '#shared/api/votes.ts';
import { blind, finalize, prepare, readPublicKey } from '#shared/ballots/blind.ts';
import { castBody } from '#shared/ballots/cast-body.ts';
import { base64url, fromBase64url } from '#shared/ballots/digests.ts';
import { abstain, type BallotRow, itemsOf, marksOf, type Sheet } from '#shared/ballots/sheet.ts';
import type { Caller } from '#infra/local/caller.ts';
import { Draws, namedUlid } from '../random.ts';
import { must } from '../steps.ts';
import type { Conducting } from './conducting.ts';

type Place = Record<'cycle' | 'unit' | 'poll', string>;

const mostVoters = 18;
/** so many are noted with one request */
const handedAtOnce = 25;

/** The first vote of the unit's people, made and frozen; undefined: the policy asks for none. */
export async function freeze({ cycle, tenant }: Conducting, unit: string, byGroup: Caller): Promise<Place | undefined> {
  const { planned } = (await must(byGroup, readPolls, { cycle, unit })) as Output<typeof readPolls>;
  const plan = planned.find(
    ({ source, purpose, voters }) => source === 'mass' && purpose === 'cadres' && voters.length > 0,
  );
  if (!plan) return undefined;
  const at = { cycle, unit, poll: namedUlid(`${tenant} poll ${unit}`) };
  const polls = [{ id: at.poll, key: plan.key, medium: 'electronic' as const, dryRun: false }];
  const known = ((await must(byGroup, readPolls, { cycle, unit })) as Output<typeof readPolls>).polls;
  if (!known.some(({ id }) => id === at.poll)) await must(byGroup, createPolls, { cycle, unit, polls });
  if ((await pollAt(byGroup, at)).poll.state !== 'preparing') return at;
  for (;;) {
    const { keysMissing } = (await must(byGroup, freezePoll, at)) as Output<typeof freezePoll>;
    if (keysMissing === 0) return at;
  }
}

const pollAt = async (byGroup: Caller, at: Place) => (await must(byGroup, readPoll, at)) as Output<typeof readPoll>;

/** A vote from the cards to the published result: papers are blinded, signed and cast as voters' phones do it. */
export async function vote({ service }: Conducting, at: Place, byGroup: Caller): Promise<void> {
  const act = async (operation: Operation): Promise<void> => {
    const { version } = (await pollAt(byGroup, at)).poll;
    await must(byGroup, operation, { ...at, version });
  };
  const { poll, link, voters } = await pollAt(byGroup, at);
  // What broke off is not gone on with: its cards are known to nobody any more.
  if (poll.state !== 'frozen' || link === null) return;
  const drawing = voters.filter((voter) => voter.present !== false && !voter.own).slice(0, mostVoters);
  const bag = drawing.length;
  const { cards } = (await must(byGroup, printCards, { ...at, bag, voters: [] })) as Output<typeof printCards>;
  for (let i = 0; i < bag; i += handedAtOnce) {
    const given = drawing.slice(i, i + handedAtOnce).map(({ id }) => id);
    await must(byGroup, handOutCards, { ...at, voters: given, given: true });
  }
  await act(openIssuing);
  const capability = new URLSearchParams(new URL(link).hash.slice(1)).get('c')!;
  const draws = new Draws(`ballots ${at.unit}`);
  const papers = [];
  for (const { code } of cards) papers.push(await paperOf(service.url, capability, code));
  await act(openCasting);
  for (const paper of papers) await paper(draws);
  await must(byGroup, closePoll, at);
  await act(publishPoll);
}

const ask = async (url: string, { path }: Operation, body: string) => {
  const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));

/** Exchanges a card for a ballot paper; what comes back casts it. */
async function paperOf(url: string, poll: string, code: string): Promise<(draws: Draws) => Promise<void>> {
  const { boxes } = (await ask(url, readBallotPapers, JSON.stringify({ poll }))) as Output<typeof readBallotPapers>;
  const drawn = boxes.map(({ key }) => {
    const [prefix, serial, read] = [random(32), random(32), readPublicKey(fromBase64url(key))];
    return { prefix, serial, key: read, ...blind(read, prepare(prefix, serial), random) };
  });
  const blinded = drawn.map(({ blinded: value }, box) => ({ box, value: base64url(value) }));
  const { signatures } = (await ask(url, issueBallot, JSON.stringify({ poll, code, blinded }))) as Output<
    typeof issueBallot
  >;
  return async (draws) => {
    for (const [n, { box, sheet, size }] of boxes.entries()) {
      const { prefix, serial, key, inverse } = drawn[n]!;
      const signed = fromBase64url(signatures.find((one) => one.box === n)!.value);
      const signature = base64url(finalize(key, prepare(prefix, serial), signed, inverse));
      const rows = rowsOf(sheet as Sheet, draws);
      const body = castBody({ box, prefix: base64url(prefix), serial: base64url(serial), signature, rows }, size);
      await ask(url, castBallot, body!);
    }
  };
}

/** Mostly the two better grades, now and then 不了解; a word where the policy wants one. */
function rowsOf(sheet: Sheet, draws: Draws): BallotRow[] {
  const { rules } = sheet;
  return sheet.subjects.map((subject, place) => {
    const scale = marksOf(subject);
    const marks = itemsOf(sheet, subject).map(() => {
      const drawn = draws.int(0, 99);
      if (rules.abstain && drawn >= 95) return abstain;
      return scale[drawn < 55 ? 0 : drawn < 90 ? 1 : 2]!;
    });
    const isAsked = marks.some((mark) => rules.comments.requiredFor.includes(scale.indexOf(mark)));
    return {
      ...{ subject: place, marks, nominated: false },
      comment: rules.comments.enabled && isAsked ? '工作扎实，群众认可。' : '',
    };
  });
}
