import * as z from 'zod';
import { voiceEntry, voiceSchema } from '#shared/ballots/voices.ts';
import { by, id, reason, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';
import { common, unitPlace } from './common.ts';

/** Other ways than the ballot by which people say what they think (B-143). They weigh nothing in any score. */

const voicePlace = unitPlace.extend({ voice: ulid });

const voiceRow = voiceSchema.extend({ id: ulid, version, by, at: time });
export type VoiceRow = z.infer<typeof voiceRow>;

export const readVoices = operation({
  ...common,
  id: 'ballots.read-voices',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/voices',
  summary: {
    zh: '某单位测评以外其他形式的群众意见，被考核单位不可见',
    en: 'What people said of a unit by other ways than the ballot; not for the unit itself',
  },
  input: unitPlace,
  output: z.strictObject({
    /** of the policy, without the ballot; `interview`: the group has its records */
    channels: z.array(z.strictObject({ name: z.string(), kind: z.enum(['interview', 'entry']) })),
    /** the newest first, removed ones among them; null: they are not for this reader */
    voices: z.array(voiceRow).nullable(),
    /** whom an entry can be about besides team and unit */
    people: z.array(z.strictObject({ id, name: z.string() })),
    /** of the group's interviews, where a channel of the policy is theirs */
    interviews: z.strictObject({ listed: z.int(), done: z.int() }).nullable(),
    mayWrite: z.boolean(),
    /** the unit runs its polls by itself, so that some of its people read this (B-139) */
    byUnit: z.boolean(),
  }),
  errors: ['not-found'],
  audit: null,
});

export const saveVoice = operation({
  ...common,
  id: 'ballots.save-voice',
  method: 'PUT',
  path: '/api/cycles/{cycle}/ballots/{unit}/voices/{voice}',
  summary: { zh: '登记或修改一条群众意见，不记录反映人', en: 'Write down or amend what people said; never who' },
  /** `version` null: a new one; the same again is the same entry */
  input: voicePlace.extend({ version: version.nullable(), entry: voiceEntry }),
  audit: 'voice.saved',
});

export const removeVoice = operation({
  ...common,
  id: 'ballots.remove-voice',
  path: '/api/cycles/{cycle}/ballots/{unit}/voices/{voice}/removal',
  summary: { zh: '删除一条群众意见的内容', en: 'Remove what an entry says' },
  input: voicePlace.extend({ version, reason }),
  audit: 'voice.removed',
});
