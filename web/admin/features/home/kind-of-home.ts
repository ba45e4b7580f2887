import type { RoleName } from '#shared/api/access.ts';
import type { Session } from '../../app/session-context.ts';

export type Home =
  'operator' | 'eraser' | 'county' | 'admin' | 'record' | 'leader' | 'group' | 'unit' | 'mine' | 'other';

const homeOf: Record<RoleName, Home> = {
  operator: 'operator',
  eraser: 'eraser',
  'appraisal-office': 'county',
  'personnel-office': 'county',
  'county-committee': 'county',
  'county-admin': 'admin',
  supervisor: 'record',
  'county-leader': 'leader',
  'group-leader': 'group',
  'group-member': 'group',
  'unit-leader': 'unit',
  'unit-leading-group': 'unit',
  'unit-liaison': 'unit',
  staff: 'mine',
  'data-provider': 'other',
  media: 'other',
  'hall-manager': 'other',
};

const order: readonly Home[] = [
  'operator',
  'eraser',
  'county',
  'admin',
  'record',
  'leader',
  'group',
  'unit',
  'other',
  'mine',
];

/** The homes of somebody's roles, that of the weightiest first; everybody who is appraised has their own as the last. */
export function homesOf({ me, can }: Session): Home[] {
  if (me.operator && !me.user) return [can('tenant.write') ? 'operator' : 'eraser'];
  const held = new Set<Home>(me.user?.roles.map(({ role }) => homeOf[role]) ?? []);
  if (me.user?.person) held.add('mine');
  const homes = order.filter((home) => held.has(home));
  return homes.length > 0 ? homes : ['other'];
}
