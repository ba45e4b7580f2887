import { readVoices } from '#shared/api/ballots/voices.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { otherChannels, type Voice } from '#shared/ballots/voices.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import { readCycle, unitInReach } from '#functions/conduct/view.ts';
import { implement } from '#functions/platform/operation.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { type StoredVoice, voiceKind, voicesAccess } from './access.ts';

export const readVoicesOperation = implement(readVoices, async ({ cycle, unit: id }, context: BallotsContext) => {
  const { conduct } = context.repositories;
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'conduct.read', 'conduct.staff', 'conduct.unit');
  const { people, sees, writes } = await voicesAccess(context, view, unit);
  const [facts, stored] = await Promise.all([
    conduct.readUnit(cycle, id).then(factsOf),
    sees ? conduct.listDetails<Voice>(cycle, id, voiceKind) : [],
  ]);
  const channels = otherChannels(view.policy);
  const { listed, done } = facts.interviews;
  return {
    channels,
    voices: sees && stored.filter(sees).toSorted(newestFirst).map(rowOf),
    people: sees ? people.filter(takesPart).map((person) => ({ id: person.id, name: person.name })) : [],
    interviews: channels.some(({ kind }) => kind === 'interview') ? { listed, done } : null,
    mayWrite: writes && view.stored.state !== 'closed',
    byUnit: view.policy.ballots.mass.operator === 'unit',
  };
});

const newestFirst = (a: StoredVoice, b: StoredVoice): number =>
  b.date.localeCompare(a.date) || b.id.localeCompare(a.id);

const rowOf = ({ id, channel, date, about, text, said, removed, version, changedAt, changedBy }: StoredVoice) => ({
  ...{ id, channel, date, about, text, said, removed, version: String(version), by: changedBy, at: changedAt },
});
