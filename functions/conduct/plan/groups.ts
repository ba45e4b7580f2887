import type { Assignment } from '#shared/api/access.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import type { CycleView } from '../view.ts';
import { firstLevel } from './board-units.ts';

const groupRoles = ['group-leader', 'group-member'] as const;
type GroupRole = (typeof groupRoles)[number];

export interface Member {
  user: string;
  name: string;
  role: GroupRole;
  conflict: { unit: string; name: string } | null;
}

/** A group of the cycle with its units of the first level and who works for it. */
export interface GroupStanding {
  id: string;
  name: string;
  units: Unit[];
  members: Member[];
  countyLeader: { user: string; name: string } | null;
}

const isGroupRole = (role: Assignment['role']): role is GroupRole => groupRoles.some((one) => one === role);

export const isCountyLeader = ({ roles, disabled }: UserRecord): boolean =>
  !disabled && roles.some(({ role }) => role === 'county-leader');

/**
 * The groups of a cycle with their members: the users who hold a role in the group. Whoever belongs to one of the
 * group's units, or to a unit below one, is told as a conflict.
 */
export function groupStandings(view: CycleView, users: readonly UserRecord[]): GroupStanding[] {
  const active = users.filter(({ disabled }) => !disabled);
  const units = Map.groupBy(firstLevel(view), ({ group }) => group);
  return view.stored.content.groups.map(({ id, name }) => {
    const leader = view.plan.countyLeaders.find((one) => one.group === id);
    const leaderUser = leader && active.find((user) => user.id === leader.user);
    return {
      ...{ id, name, units: units.get(id) ?? [] },
      members: active.flatMap((user) => {
        const held = groupRoles.find((role) =>
          user.roles.some((one) => isGroupRole(one.role) && one.role === role && one.scope === id),
        );
        return held ? [{ user: user.id, name: user.name, role: held, conflict: conflictOf(view, user, id) }] : [];
      }),
      countyLeader: leaderUser ? { user: leaderUser.id, name: leaderUser.name } : null,
    };
  });
}

function conflictOf({ units }: CycleView, { person }: UserRecord, group: string): Member['conflict'] {
  const home = person && units.get(person.unit);
  if (!home) return null;
  const appraised = home.level === 'first' ? home : units.get(home.parent ?? '');
  return appraised?.group === group ? { unit: home.id, name: home.name } : null;
}

/** units whose group has neither head nor leading county leader. */
export const isHeadless = ({ units, members, countyLeader }: GroupStanding): boolean =>
  units.length > 0 && countyLeader === null && members.every(({ role }) => role !== 'group-leader');
