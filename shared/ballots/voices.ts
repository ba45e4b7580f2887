import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';

/**
 * What people say of a unit by other ways than the ballot 其他形式的群众意见 (B-143): notes of a discussion, written
 * submissions. Who said it is kept nowhere, and no score takes anything from it.
 */

/** characters of one entry */
export const longestVoice = 4000;
/** of a unit, those that were removed among them: they are read with one request */
export const mostVoices = 300;

const said = z.int().min(1).max(100_000);
const channel = z.string().max(200);

/** Whom an entry is about; of a person the name as it was then, so that it can be read after a move. */
const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit') }),
  z.strictObject({ kind: z.literal('team') }),
  z.strictObject({ kind: z.literal('people'), people: z.array(z.strictObject({ id, name: z.string() })).max(60) }),
]);

/** An entry as it lies there, besides its id and stamp. One that was removed keeps neither text nor names. */
export const voiceSchema = z.strictObject({
  channel,
  /** civil date in the county's time zone */
  date: z.iso.date(),
  about,
  text: z.string().max(longestVoice),
  /** how many people said it; null: not noted */
  said: said.nullable(),
  /** why it was removed */
  removed: z.string().max(500).nullable(),
});
export type Voice = z.infer<typeof voiceSchema>;

/** The same as somebody writes it down: people by their ids. */
export const voiceEntry = z.strictObject({
  channel,
  date: z.iso.date(),
  about: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unit') }),
    z.strictObject({ kind: z.literal('team') }),
    z.strictObject({ kind: z.literal('people'), people: z.array(id).min(1).max(60) }),
  ]),
  /** lines are kept */
  text: z.string().trim().min(1).max(longestVoice),
  said: said.nullable(),
});
export type VoiceEntry = z.infer<typeof voiceEntry>;

type Rules = Pick<Policy, 'ballots' | 'interviews'>;

/** 测评 is a ballot by whatever name; an interview is the group's, with records of its own, where the policy has any. */
const ballot = /测评|投票|票决|评议票/;
const interview = /谈话/;

/** What becomes of a channel of the policy: a ballot, the group's interviews, or entries here. */
const kindOf = ({ interviews }: Pick<Policy, 'interviews'>, name: string): 'ballot' | 'interview' | 'entry' => {
  if (ballot.test(name)) return 'ballot';
  return interview.test(name) && interviews.maxPerUnit > 0 ? 'interview' : 'entry';
};

/** The channels besides the ballot, in the policy's order (`ballots.mass.channels`). */
export const otherChannels = (policy: Rules): { name: string; kind: 'interview' | 'entry' }[] =>
  [...new Set(policy.ballots.mass.channels)].flatMap((name) => {
    const kind = kindOf(policy, name);
    return kind === 'ballot' ? [] : [{ name, kind }];
  });

/**
 * Why nothing can be written down under a channel; null where it can.
 * @param kept the one that the entry has already: a policy that was changed since leaves it there
 */
export function channelProblem(policy: Rules, name: string, kept?: string): Problem | null {
  if (name === kept) return null;
  const { channels } = policy.ballots.mass;
  const problem = (code: string, zh: string, en: string): Problem => ({
    ...{ path: 'entry.channel', code, message: { zh, en } },
  });
  if (!channels.includes(name))
    return problem(
      'unknown-channel',
      `办法规定的群众评价形式为：${channels.join('、')}。`,
      `The policy's channels are: ${channels.join(', ')}.`,
    );
  const kind = kindOf(policy, name);
  if (kind === 'ballot')
    return problem('by-ballot', `“${name}”以投票进行，不在这里登记。`, `“${name}” is held by ballot.`);
  if (kind === 'interview')
    return problem(
      'by-interview',
      `“${name}”由考核组在“个别谈话”中记录，不在这里登记。`,
      `“${name}” is written down by the appraisal group among its interviews.`,
    );
  return null;
}
