import { randomBytes } from 'node:crypto';
import { blind, finalize, prepare, readPublicKey } from '#shared/ballots/blind.ts';
import { castBody } from '#shared/ballots/cast-body.ts';
import { base64url, fingerprintOf, fromBase64url, paperHash, receiptOf } from '#shared/ballots/digests.ts';
import type { BallotRow, Sheet } from '#shared/ballots/sheet.ts';
import { castBallot, issueBallot, readBallotPapers, readCard } from '#shared/api/votes.ts';
import type { Operation, Output } from '#shared/api/operation.ts';

/** What the voting page keeps of a ballot paper between the steps. */
export interface Paper {
  /** its place, and what names it to the casting function */
  box: number;
  capability: string;
  key: Uint8Array;
  sheet: Sheet;
  size: number;
  prefix: Uint8Array;
  serial: Uint8Array;
  blinded: string;
  inverse: Uint8Array;
  /** once it is issued */
  signature?: Uint8Array;
}

export interface VoterAnswer {
  status: number;
  // The answer's shape is the contract's; the caller looks at what it needs.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** capacity units that it took, as the service says */
  capacity: string;
}

/** The reply was lost on its way: whoever asked knows nothing of what became of it. */
export class LostReply extends Error {
  override name = 'LostReply';
}

export type Wanted = 'papers' | 'card' | 'issue' | 'cast';

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));

/**
 * Somebody with a card at the voting page: does over HTTP what the page does, without a token. `losing` names the steps
 * of which the next reply is lost, after the service did what was asked.
 */
export function voter(url: string, poll: { capability: string; fingerprint: string }, code: string) {
  const losing = new Set<Wanted>();

  const post = async (step: Wanted, path: string, body: string): Promise<VoterAnswer> => {
    const headers = { 'content-type': 'application/json', 'accept-language': 'zh-CN' };
    const answer = await fetch(url + path, { method: 'POST', headers, body });
    const text = await answer.text();
    if (losing.delete(step)) throw new LostReply(step);
    const capacity = answer.headers.get('x-capacity') ?? '';
    return { status: answer.status, body: JSON.parse(text), capacity };
  };
  const ask = (step: Wanted, { path }: Operation, input: Record<string, unknown>): Promise<VoterAnswer> =>
    post(step, path, JSON.stringify(input));
  const must = <T>({ status, body }: VoterAnswer): T => {
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as T;
  };

  /** The papers, if their keys are those of the poll's fingerprint. */
  const readPapers = async (): Promise<Output<typeof readBallotPapers>> => {
    const papers = must<Output<typeof readBallotPapers>>(
      await ask('papers', readBallotPapers, { poll: poll.capability }),
    );
    const prints = papers.boxes.map(({ box, key, size, sheet }) => ({
      key,
      paper: paperHash({ box, size, sheet: sheet as Sheet }),
    }));
    if (fingerprintOf(prints) !== poll.fingerprint) throw new Error('the keys are not those of the notice');
    return papers;
  };

  /** Draws and blinds a serial for each of the card's boxes. Nothing of it is known to anybody yet. */
  const prepared = async (): Promise<Paper[]> => {
    const { boxes } = await readPapers();
    const card = must<Output<typeof readCard>>(await askCard());
    return card.boxes.map((box) => {
      const { box: capability, key, sheet, size } = boxes[box]!;
      const [prefix, serial] = [random(32), random(32)];
      const { blinded, inverse } = blind(readPublicKey(fromBase64url(key)), prepare(prefix, serial), random);
      return {
        ...{ box, capability, key: fromBase64url(key), sheet: sheet as Sheet, size, prefix, serial, inverse },
        blinded: base64url(blinded),
      };
    });
  };
  const askCard = (): Promise<VoterAnswer> => ask('card', readCard, { poll: poll.capability, code });

  const askIssue = (papers: readonly Paper[]): Promise<VoterAnswer> =>
    ask('issue', issueBallot, {
      poll: poll.capability,
      code,
      blinded: papers.map(({ box, blinded: value }) => ({ box, value })),
    });

  /** Asks for the signatures and takes the blinding away; a paper stays as it was where that fails. */
  const issue = async (papers: readonly Paper[]): Promise<Paper[]> => {
    const { signatures } = must<Output<typeof issueBallot>>(await askIssue(papers));
    return papers.map((paper) => {
      const signed = fromBase64url(signatures.find(({ box }) => box === paper.box)!.value);
      const { key, prefix, serial, inverse } = paper;
      return { ...paper, signature: finalize(readPublicKey(key), prepare(prefix, serial), signed, inverse) };
    });
  };

  /** `change` alters the request on its way, before it is padded to the size. */
  const cast = (paper: Paper, rows: readonly BallotRow[], change: Record<string, unknown> = {}) => {
    const { capability: box, prefix, serial, signature } = paper;
    const input = {
      ...{ box, prefix: base64url(prefix), serial: base64url(serial), signature: base64url(signature!), rows },
      ...change,
    };
    const body = castBody(input, paper.size);
    if (body === null) throw new Error('the ballot is longer than its size');
    return post('cast', castBallot.path, body);
  };

  return {
    ...{ losing, post, readPapers, prepared, askCard, askIssue, issue, cast },
    /** a ballot paper for each box, ready to be cast */
    papers: async (): Promise<Paper[]> => issue(await prepared()),
    receipt: ({ serial }: Paper): string => receiptOf(serial),
  };
}
export type Voter = ReturnType<typeof voter>;

/** Says the same of everybody on a paper. */
export const rowsOf = (
  { sheet }: Pick<Paper, 'sheet'>,
  mark = 'excellent',
  more: Partial<BallotRow> = {},
): BallotRow[] =>
  sheet.subjects.map((_, subject) => ({
    ...{ subject, marks: sheet.items.map(() => mark), nominated: false, comment: '' },
    ...more,
  }));
