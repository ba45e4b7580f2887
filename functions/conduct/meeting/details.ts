import type { MeetingFacts } from '#shared/appraisal/meeting.ts';
import { type Oral, handedIn } from '#shared/appraisal/meeting-oral.ts';
import {
  type Attendee,
  attendeesOf,
  type CompositionRule,
  compositionRule,
  type Participant,
  type RollLine,
  rollOf,
} from '#shared/appraisal/meeting-roster.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Permission } from '#shared/api/access.ts';
import type { Side } from '#shared/appraisal/meeting.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';
import { type CycleView, mayActOn, readAppraised } from '../view.ts';

/** What several operations of the meeting read. */

export type MeetingContext = Context<ConductRepositories>;

/** Group and unit do these things alike. */
export const bothSides: readonly Permission[] = ['conduct.group', 'conduct.unit'];

/** For whom the actor acts in a unit's matters. */
export const sidesOf = (context: MeetingContext, view: CycleView, unit: Unit): Side[] => [
  ...(mayActOn(context, view, 'conduct.group', unit) ? (['group'] as const) : []),
  ...(mayActOn(context, view, 'conduct.unit', unit) ? (['unit'] as const) : []),
];

export const meetingLink = (cycle: string, unit: string): string =>
  `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit)}/meeting`;

export type StoredParticipant = Participant & DetailHead;

export interface Roster {
  rule: CompositionRule;
  staff: readonly RollLine[];
  details: StoredParticipant[];
  attendees: Attendee[];
}

/** The list as it stands: while it is drawn up its staff follow the register, afterwards they are those submitted. */
export async function readRosterOf(
  context: MeetingContext,
  view: CycleView,
  unit: Unit,
  { roster }: Pick<MeetingFacts, 'roster'>,
): Promise<Roster> {
  const { conduct } = context.repositories;
  const [roll, details] = await Promise.all([
    roster.state === 'submitted' ? readRoll(conduct, view.id, unit.id) : undefined,
    conduct.listDetails<Participant>(view.id, unit.id, 'ROSTER'),
  ]);
  const staff = roll?.staff ?? rollOf((await readAppraised(context, view)).get(unit.id) ?? []);
  const rule = compositionRule(view.policy, unit.category);
  return { rule, staff, details, attendees: attendeesOf(rule, staff, details) };
}

export const readRoll = (conduct: ConductRepository, cycle: string, unit: string) =>
  conduct.readDetail<{ staff: RollLine[] }>(cycle, unit, 'ROLL', 'staff');

/** What everybody reported, by word and in writing. */
export async function readReportsOf({ repositories: { conduct } }: MeetingContext, cycle: string, unit: string) {
  const [orals, reports] = await Promise.all([
    conduct.listDetails<Oral>(cycle, unit, 'ORAL'),
    conduct.listDetails<{ state: string }>(cycle, unit, 'REPORT'),
  ]);
  return { orals, written: handedIn(reports) };
}

export async function peopleOf(context: MeetingContext, view: CycleView, unit: string): Promise<Appraised[]> {
  return (await readAppraised(context, view)).get(unit) ?? [];
}
