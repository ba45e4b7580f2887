import { blind, finalize, prepare, readPublicKey } from '#shared/ballots/blind.ts';
import { base64url, fingerprintOf, fromBase64url, paperHash } from '#shared/ballots/digests.ts';
import type { Poll } from './questions.ts';
import type { Random } from './random.ts';
import type { Paper, Saved } from './saved.ts';
import type { VoteService } from './service.ts';

/** Exchanging a card for ballot papers 领票: drawn and kept before anything is asked, so that no lost reply loses a vote. */

/** Boxes that are not those of the notice, in key, name, paper or size, could tell one voter from another: nothing is asked of such a service. */
export const isOfNotice = ({ boxes }: Poll, fingerprint: string): boolean =>
  fingerprintOf(boxes.map((box) => ({ key: box.key, paper: paperHash(box) }))) === fingerprint;

export interface CollectWith {
  service: Pick<VoteService, 'issue'>;
  random: Random;
  /** throws where the browser keeps nothing */
  keep(saved: Saved): void;
  untilAnswered<T>(ask: () => Promise<T>): Promise<T>;
}

function draw(poll: Poll, box: number, random: Random): Paper {
  const [prefix, serial] = [random(32), random(32)];
  const key = readPublicKey(fromBase64url(poll.boxes[box]!.key));
  const { blinded, inverse } = blind(key, prepare(prefix, serial), random);
  return {
    box,
    prefix: base64url(prefix),
    serial: base64url(serial),
    blinding: { blinded: base64url(blinded), secret: base64url(inverse) },
    signature: null,
  };
}

/** The signed paper. Throws where the signature is not by the box's key. */
function unblind(poll: Poll, paper: Paper, signed: string): Paper {
  const key = readPublicKey(fromBase64url(poll.boxes[paper.box]!.key));
  const prepared = prepare(fromBase64url(paper.prefix), fromBase64url(paper.serial));
  const signature = finalize(key, prepared, fromBase64url(signed), fromBase64url(paper.blinding!.secret));
  return { ...paper, signature: base64url(signature), blinding: null };
}

/** @returns what is saved once all papers are signed: the card is not in it any more */
export async function collect(
  saved: Saved,
  { poll, capability }: { poll: Poll; capability: string },
  { service, random, keep, untilAnswered }: CollectWith,
): Promise<Saved> {
  const papers = saved.papers.length > 0 ? saved.papers : saved.boxes.map((box) => draw(poll, box, random));
  const drawn: Saved = { ...saved, papers };
  keep(drawn);
  const { signatures } = await untilAnswered(() =>
    service.issue({
      poll: capability,
      code: saved.code!,
      blinded: papers.map(({ box, blinding }) => ({ box, value: blinding!.blinded })),
    }),
  );
  const signed = papers.map((paper) =>
    unblind(poll, paper, signatures.filter(({ box }) => box === paper.box).map(({ value }) => value)[0] || ''),
  );
  const done: Saved = { ...drawn, papers: signed, code: null };
  keep(done);
  return done;
}
