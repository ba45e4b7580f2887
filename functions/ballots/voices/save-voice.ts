import { isDeepStrictEqual } from 'node:util';
import { saveVoice } from '#shared/api/ballots/voices.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { channelProblem, mostVoices, type Voice, type VoiceEntry } from '#shared/ballots/voices.ts';
import type { Problem } from '#shared/problem.ts';
import { changeUnit } from '#functions/conduct/change.ts';
import { refuseIfStale } from '#functions/conduct/versions.ts';
import type { CycleView } from '#functions/conduct/view.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { type StoredVoice, voiceKind, voicesAccess, type VoicesAccess } from './access.ts';

/**
 * Writes an entry down, or over the one that was read. The record of changes has neither its words nor whom it is about:
 * it tells that somebody wrote something down, and under which channel. Sent again, because the answer was lost, it is
 * the same entry.
 */
export const saveVoiceOperation = implement(
  saveVoice,
  ({ cycle, unit: id, voice, version, entry }, context: BallotsContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: ['conduct.read', 'conduct.staff', 'conduct.unit'] },
      async ({ view, unit }) => {
        const all = await context.repositories.conduct.listDetails<Voice>(cycle, id, voiceKind);
        const stored = all.find((one) => one.id === voice);
        if (!stored) refuseIfStale(null, version);
        const access = await voicesAccess(context, view, unit);
        if (!access.writes) throw new Refusal('forbidden');
        if (stored && !access.sees?.(stored)) throw new Refusal('not-found');
        const content = contentOf(entry, access, stored);
        if (stored && wasSaved(context, stored, version, content)) return { answer: {} };
        refuseIfStale(stored, version);
        if (stored && stored.removed !== null) throw new Refusal('refused', removed);
        if (!stored && all.length >= mostVoices) throw new Refusal('refused', full);
        refuseFaults(view, entry, access, stored);
        const { channel } = content;
        return {
          answer: {},
          details: [{ kind: voiceKind, id: voice, before: stored ?? null, content }],
          event: { type: 'voice.saved', data: { unit: id, voice, channel, amended: stored !== undefined } },
        };
      },
    ),
);

/** In the order of the unit's people, each once; who has moved since keeps the name that was written down. */
function contentOf(entry: VoiceEntry, { people }: VoicesAccess, stored: StoredVoice | undefined): Voice & object {
  const { channel, date, about, said } = entry;
  const text = entry.text.replace(/\r\n?/g, '\n');
  if (about.kind !== 'people') return { channel, date, about, text, said, removed: null };
  const asked = new Set(about.people);
  const known = new Map(namedIn(stored).map(({ id, name }) => [id, name]));
  for (const person of people) if (asked.has(person.id)) known.set(person.id, person.name);
  const order = [...people.map(({ id }) => id), ...known.keys()].filter((id) => asked.has(id));
  const named = [...new Set(order)].map((id) => ({ id, name: known.get(id) ?? id }));
  return { channel, date, about: { kind: 'people', people: named }, text, said, removed: null };
}

const namedIn = (stored: StoredVoice | undefined) => (stored?.about.kind === 'people' ? stored.about.people : []);

const wasSaved = (
  { actor }: Pick<BallotsContext, 'actor'>,
  stored: StoredVoice,
  version: string | null,
  content: Voice,
): boolean => {
  const { channel, date, about, text, said, removed: gone } = stored;
  return (
    stored.version === (version === null ? 0 : Number(version)) + 1 &&
    stored.changedBy.user === actor.user.id &&
    isDeepStrictEqual({ channel, date, about, text, said, removed: gone }, content)
  );
};

function refuseFaults(
  { policy, stored: cycle, today }: CycleView,
  { channel, date, about }: VoiceEntry,
  { people }: VoicesAccess,
  stored: StoredVoice | undefined,
): void {
  const problem = channelProblem(policy, channel, stored?.channel);
  if (problem)
    throw new Refusal('refused', problem.message, { problems: [problem], policyField: 'ballots.mass.channels' });
  const problems: Problem[] = [];
  const add = (path: string, code: string, zh: string, en: string) =>
    problems.push({ path: `entry.${path}`, code, message: { zh, en } });
  const { periodStart } = cycle.content.cycle;
  if (date > today) add('date', 'in-future', '日期不能晚于今天。', 'The day has not come yet.');
  if (date < periodStart)
    add('date', 'before-period', `日期不能早于考核期开始日 ${periodStart}。`, `Nothing before ${periodStart}.`);
  const known = new Set([...people.filter(takesPart), ...namedIn(stored)].map(({ id }) => id));
  if (about.kind === 'people' && about.people.some((person) => !known.has(person)))
    add('about.people', 'unknown-reference', '只能选择在本单位参加考核的人员。', 'Only people appraised in the unit.');
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
}

const removed = { zh: '这条记录已被删除，不能再修改。', en: 'The entry was removed and cannot be amended.' };
const full = {
  zh: `每个单位最多登记 ${mostVoices} 条（含已删除的），已达到上限；请合并相近的意见。`,
  en: `There are ${mostVoices} entries, removed ones among them, which is the most; put similar ones together.`,
};
