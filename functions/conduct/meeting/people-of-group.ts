import type { Named, SpeakerKind } from '#shared/appraisal/meeting.ts';
import { principalsOf, speakerKinds } from '#shared/appraisal/meeting-agenda.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { readUser, type UserRecord } from '#functions/platform/users.ts';
import type { CycleView } from '../view.ts';
import type { MeetingContext } from './details.ts';

/** Heads and county leaders of an appraisal group: who speaks at its units' meetings (A-45), and may preside. */

export const isHeadOf = ({ roles, disabled }: UserRecord, group: string): boolean =>
  !disabled && roles.some(({ role, scope }) => role === 'group-leader' && scope === group);

export interface Speaker {
  user: string;
  name: string;
  as: SpeakerKind;
}

const speakerAs = ({ plan, policy }: CycleView, user: UserRecord, group: string): Speaker | null => {
  const kinds = speakerKinds(policy);
  const leads = plan.countyLeaders.some((one) => one.group === group && one.user === user.id);
  const as =
    leads && !user.disabled && kinds.includes('countyLeader')
      ? 'countyLeader'
      : isHeadOf(user, group) && kinds.includes('groupHead')
        ? 'groupHead'
        : null;
  return as && { user: user.id, name: user.name, as };
};

/** Whoever may give the speech in a unit of the group, undefined where this user may not. */
export async function readSpeaker(
  { repositories: { conduct } }: MeetingContext,
  view: CycleView,
  group: string,
  user: string,
): Promise<Speaker | undefined> {
  const found = await readUser(conduct.client, user);
  return (found && speakerAs(view, found, group)) ?? undefined;
}

export async function readSpeakers(context: MeetingContext, view: CycleView, group: string): Promise<Speaker[]> {
  const users = await context.repositories.users.listUsers();
  return users.flatMap((user) => speakerAs(view, user, group) ?? []);
}

/** Who presides unless somebody else was named, null where the post is vacant. */
export async function readUsualChair(
  context: MeetingContext,
  view: CycleView,
  unit: Unit,
  people: readonly Appraised[],
): Promise<Named | null> {
  if (view.policy.meetings.chair === 'principal') {
    const principal = principalsOf(people, unit.id).find(({ home }) => home === unit.id);
    return principal ? { kind: 'person', id: principal.id, name: principal.name } : null;
  }
  const users = await context.repositories.users.listUsers();
  const head = users.find((user) => isHeadOf(user, unit.group));
  return head ? { kind: 'user', id: head.id, name: head.name } : null;
}
