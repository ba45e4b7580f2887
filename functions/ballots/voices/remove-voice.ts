import { removeVoice } from '#shared/api/ballots/voices.ts';
import type { Voice } from '#shared/ballots/voices.ts';
import { changeUnit } from '#functions/conduct/change.ts';
import { refuseIfStale } from '#functions/conduct/versions.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { voiceKind, voicesAccess } from './access.ts';

/**
 * Takes the words and the names out for good: what was written down by mistake may tell who said it. That there was an
 * entry, and why it is gone, stays. Asked again it is done.
 */
export const removeVoiceOperation = implement(
  removeVoice,
  ({ cycle, unit: id, voice, version, reason }, context: BallotsContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: ['conduct.read', 'conduct.staff', 'conduct.unit'] },
      async ({ view, unit }) => {
        const stored = await context.repositories.conduct.readDetail<Voice>(cycle, id, voiceKind, voice);
        if (!stored) throw new Refusal('not-found');
        const { sees, writes } = await voicesAccess(context, view, unit);
        if (!writes) throw new Refusal('forbidden');
        if (!sees?.(stored)) throw new Refusal('not-found');
        if (stored.removed !== null) return { answer: {} };
        refuseIfStale(stored, version);
        const { channel, date, about } = stored;
        const content: Voice = {
          ...{ channel, date, text: '', said: null, removed: reason },
          about: about.kind === 'people' ? { kind: 'people', people: [] } : about,
        };
        return {
          answer: {},
          details: [{ kind: voiceKind, id: voice, before: stored, content: { ...content } }],
          event: { type: 'voice.removed', data: { unit: id, voice, channel, reason } },
        };
      },
    ),
);
