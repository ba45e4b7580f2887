import { base64url } from '#shared/ballots/digests.ts';
import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

/**
 * The voting page's operations: open to everybody who holds a capability of the county, its people or not, and to nobody
 * else; the county is the capability's, whoever asks.
 */

const bytes = (length: number, value = 0): string => base64url(new Uint8Array(length).fill(value));
const card = ({ vote: { poll, code } }: SampleCounty) => ({ poll, code });

export const votesSamples: Record<string, Sample> = {
  'votes.read-papers': { input: ({ vote: { poll } }) => ({ poll }), own: 200, foreign: 200 },
  'votes.read-card': { input: card, own: 200, foreign: 200 },
  // No number below the modulus: it comes as far as the key, and the card stays as it is.
  'votes.issue': {
    input: (c) => ({ ...card(c), blinded: [{ box: 0, value: bytes(256, 255) }] }),
    own: 422,
    foreign: 422,
  },
  'votes.read-result': { input: ({ vote: { poll } }) => ({ poll }), own: 422, foreign: 422 },
  'votes.cast': {
    input: ({ vote: { box } }) => ({
      ...{ box, prefix: bytes(32), serial: bytes(32), signature: bytes(256), rows: [], pad: '' },
    }),
    own: 422,
    foreign: 422,
  },
};
