import type { Permission, RoleName } from '#shared/api/access.ts';
import { belongsTo } from '#shared/appraisal/own-unit.ts';
import type { StaffMode } from '#shared/appraisal/staff.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type CycleView, mayActOn } from '../view.ts';

type ConductContext = Context<ConductRepositories>;

/**
 * Who counts, signs and releases: the unit's leading group where it held a meeting of its own, the appraisal group where
 * the staff were balloted together with the cadres: what the group has not signed, nobody of the unit has seen.
 */
export const chargeOf = (mode: StaffMode | null): 'leadingGroup' | 'group' =>
  mode === 'joint' ? 'group' : 'leadingGroup';

const permissionOf = { leadingGroup: 'conduct.staff', group: 'conduct.group' } as const satisfies Record<
  string,
  Permission
>;
/** who confirms where those in charge have a single account: still somebody else than who entered */
const deputyOf = { leadingGroup: 'conduct.unit', group: 'conduct.plan' } as const satisfies Record<string, Permission>;

/** Whether somebody belongs to the unit: by a role held in it, or as one of its people. */
export function isOfUnit({ actor }: Pick<Context, 'actor'>, view: CycleView, unit: Unit): boolean {
  return belongsTo(actor.user, view.units, unit.id);
}

export interface Signer {
  user: string;
  name: string;
}

const rolesOf = {
  leadingGroup: ['unit-leading-group'],
  group: ['group-leader', 'group-member'],
} as const satisfies Record<string, readonly RoleName[]>;

export interface Charge {
  whose: 'leadingGroup' | 'group';
  /** the actor is among those in charge */
  isMine: boolean;
  /** the actor may confirm what somebody else entered */
  mayConfirm: boolean;
  /** the enabled accounts of those in charge: each signs. Nobody of the unit signs for the appraisal group. */
  signers: readonly Signer[];
}

export async function readCharge(
  context: ConductContext,
  view: CycleView,
  unit: Unit,
  mode: StaffMode | null,
): Promise<Charge> {
  const whose = chargeOf(mode);
  const scope = whose === 'group' ? unit.group : unit.id;
  const holders = (await context.repositories.users.listUsers()).filter(
    (user) =>
      !user.disabled &&
      user.roles.some((held) => rolesOf[whose].some((role) => role === held.role) && held.scope === scope) &&
      (whose === 'leadingGroup' || !belongsTo(user, view.units, unit.id)),
  );
  const isOutside = whose === 'leadingGroup' || !isOfUnit(context, view, unit);
  const isMine = isOutside && mayActOn(context, view, permissionOf[whose], unit);
  const mayStandIn = holders.length <= 1 && isOutside && mayActOn(context, view, deputyOf[whose], unit);
  return {
    ...{ whose, isMine, mayConfirm: isMine || mayStandIn },
    signers: holders.map(({ id: user, name }) => ({ user, name })),
  };
}
