import * as z from 'zod';
import { pollSchema, pollSources } from '#shared/ballots/poll.ts';
import { id, time, ulid } from '../common.ts';
import { operation } from '../operation.ts';
import { common, pollPlace, problem } from './common.ts';

const own = { ...common, permission: 'ballot.own' } as const;

export const listMyBallots = operation({
  ...own,
  id: 'ballots.list-mine',
  method: 'GET',
  path: '/api/cycles/{cycle}/my-ballots',
  summary: { zh: '我的测评票', en: 'My ballots' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    ballots: z.array(
      z.strictObject({
        unit: id,
        unitName: z.string(),
        poll: ulid,
        title: z.string(),
        source: z.enum(pollSources),
        purpose: pollSchema.shape.purpose,
        fillMode: pollSchema.shape.fillMode,
        /** when it was made, and the how-manieth of its kind it is */
        created: time,
        round: z.int(),
        rounds: z.int(),
        dryRun: z.boolean(),
        state: pollSchema.shape.state,
        until: time.nullable(),
        paused: z.boolean(),
        /** how a paper was given out in my name: whoever did not take it asks why */
        given: z.enum(['no', 'handed', 'taken']),
        /** my card was exchanged for a ballot paper; null: which card is mine is not known */
        issued: z.boolean().nullable(),
        mayTake: z.boolean(),
        whyNot: problem.nullable(),
        /** voting page with the poll's receipts, without a card */
        link: z.string(),
      }),
    ),
  }),
  errors: ['not-found'],
  audit: null,
});

/** No audit event: who took a card when is nobody's to keep (ballots.md). */
export const takeCard = operation({
  ...own,
  id: 'ballots.take-card',
  path: '/api/cycles/{cycle}/my-ballots/{unit}/{poll}',
  summary: { zh: '领取本人的测评卡', en: 'Take my card' },
  input: pollPlace,
  /** the voting page with the card in its fragment */
  output: z.strictObject({ url: z.string(), code: z.string() }),
  audit: null,
});
