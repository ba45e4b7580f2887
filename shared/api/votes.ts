import * as z from 'zod';
import { ballotRow, sheet } from '#shared/ballots/sheet-schema.ts';
import { type ErrorCode, operation } from './operation.ts';

/**
 * The voting page's operations, all public: the county is known by a capability that the service signed. Asking for a
 * ballot paper knows the card and never the ballot; casting knows the ballot and never the card (ballots.md). All are
 * POST, so that no log of addresses holds any of it; neither function logs, counts use, or records an event.
 */

const capability = z.string().min(1).max(100);
const bytes = (min: number, max: number) =>
  z
    .string()
    .min(Math.ceil((min * 4) / 3))
    .max(Math.ceil((max * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/);
/** a value of 2048 bits, base64url */
const wide = bytes(256, 256);
const errors: ErrorCode[] = ['invalid-input', 'not-found', 'refused', 'busy'];
const common = { method: 'POST', errors, permission: 'public', audit: null } as const;

export const readBallotPapers = operation({
  ...common,
  id: 'votes.read-papers',
  context: 'issuing',
  path: '/api/votes/papers',
  summary: { zh: '投票页：一次测评的票面与公钥', en: "Voting page: a poll's papers and public keys" },
  input: z.strictObject({ poll: capability }),
  output: z.strictObject({
    county: z.string(),
    unit: z.string(),
    title: z.string(),
    source: z.enum(['mass', 'peer']),
    dryRun: z.boolean(),
    fillMode: z.enum(['central', 'dispersed']),
    phase: z.enum(['waiting', 'under-way', 'paused', 'over', 'published', 'voided']),
    issuing: z.boolean(),
    casting: z.boolean(),
    minBallots: z.int(),
    boxes: z.array(
      z.strictObject({
        /** names the box to the casting function; the same for everybody */
        box: capability,
        /** public key, SPKI DER, base64url: what the fingerprint is of */
        key: z.string(),
        sheet,
        /** bytes of every request that casts into it */
        size: z.int(),
      }),
    ),
  }),
});

export const readCard = operation({
  ...common,
  id: 'votes.read-card',
  context: 'issuing',
  path: '/api/votes/card',
  summary: { zh: '投票页：测评卡能否领票', en: 'Voting page: whether a card can be exchanged' },
  input: z.strictObject({ poll: capability, code: z.string().max(64) }),
  output: z.strictObject({
    state: z.enum(['fresh', 'issued', 'void']),
    /** places of the boxes that it opens */
    boxes: z.array(z.int()),
  }),
});

export const issueBallot = operation({
  ...common,
  id: 'votes.issue',
  errors: [...errors, 'already-exists'],
  context: 'issuing',
  path: '/api/votes/issue',
  summary: { zh: '投票页：领票（盲签名）', en: 'Voting page: exchange a card for blind signatures' },
  /** one blinded value for each box that the card opens, in order of the boxes */
  input: z.strictObject({
    poll: capability,
    code: z.string().max(64),
    blinded: z
      .array(z.strictObject({ box: z.int().min(0).max(999), value: wide }))
      .min(1)
      .max(400),
  }),
  output: z.strictObject({ signatures: z.array(z.strictObject({ box: z.int(), value: wide })) }),
});

export const readBallotResult = operation({
  ...common,
  id: 'votes.read-result',
  context: 'issuing',
  path: '/api/votes/result',
  summary: { zh: '投票页：已公布的结果与回执名单', en: 'Voting page: the published file, with everybody’s receipts' },
  input: z.strictObject({ poll: capability }),
  output: z.strictObject({ file: z.record(z.string(), z.unknown()) }),
});

export const castBallot = operation({
  ...common,
  id: 'votes.cast',
  context: 'casting',
  path: '/api/votes/cast',
  summary: { zh: '投票页：投票', en: 'Voting page: cast a ballot' },
  /** `pad` brings every request to the box's one size */
  input: z.strictObject({
    box: capability,
    prefix: bytes(32, 32),
    serial: bytes(32, 32),
    signature: wide,
    rows: z.array(ballotRow).max(400),
    pad: z.string().max(200_000),
  }),
  /** `already`: this ballot was counted before, whatever the rows say now */
  output: z.strictObject({ counted: z.enum(['now', 'already']) }),
});
