import type { Permission } from '#shared/api/access.ts';
import { belongsTo } from '#shared/appraisal/own-unit.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Voice } from '#shared/ballots/voices.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { DetailHead } from '#functions/conduct/repository.ts';
import { type CycleView, mayActOn, readAppraised } from '#functions/conduct/view.ts';
import { type BallotsContext, runsPolls } from '../polls/poll-at.ts';

export const voiceKind = 'VOICE';
export type StoredVoice = Voice & DetailHead;

/** Whose polls of the public they stand beside. */
const poll = { source: 'mass', purpose: 'cadres' } as const;

/** The group, the office, and who sees what was entered of a cycle: personnel office, county committee, supervisor. */
const readers: readonly Permission[] = ['conduct.group', 'conduct.plan', 'data.read'];

export interface VoicesAccess {
  /** those whom an entry can be about, without the reader */
  people: readonly Appraised[];
  /** whether this reader sees an entry; null: none */
  sees: ((voice: Pick<Voice, 'about'>) => boolean) | null;
  writes: boolean;
}

/**
 * What people said of a unit is not for those of whom they said it: nobody of the unit reads it, the office's own
 * people among them. Where the unit runs its polls by itself (B-139), its ordinary staff write it down; its cadres do
 * not, and nobody reads what is about themself.
 */
export async function voicesAccess(context: BallotsContext, view: CycleView, unit: Unit): Promise<VoicesAccess> {
  const { user } = context.actor;
  const all = (await readAppraised(context, view)).get(unit.id) ?? [];
  const own = all.find(({ id }) => id === user.person?.id);
  const isOfUnit = own !== undefined || belongsTo(user, view.units, unit.id);
  const may = (permission: Permission) => mayActOn(context, view, permission, unit);
  const runs = runsPolls(context, view, unit, poll);
  const reads = isOfUnit
    ? view.policy.ballots.mass.operator === 'unit' && may('conduct.unit') && (!own || own.rank === 'staff')
    : runs || readers.some(may);
  return {
    people: all.filter((person) => person !== own),
    sees: reads ? ({ about }) => !isAbout(about, user.person?.id) : null,
    writes: reads && runs,
  };
}

/** Also of who has left the unit since: an entry keeps whom it was about. */
const isAbout = (about: Voice['about'], person: string | undefined): boolean =>
  about.kind === 'people' && about.people.some(({ id }) => id === person);
