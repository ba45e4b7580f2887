import type { Assignment } from '#shared/api/access.ts';
import type { Output } from '#shared/api/operation.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { createUser } from '#shared/api/tenants.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Caller } from '#infra/local/caller.ts';
import type { Service } from '#infra/local/service.ts';
import type { County } from '../county.ts';
import { namedUlid } from '../random.ts';
import { callerOf, must } from '../steps.ts';

/** What the demo's conduct of a year is made with: who acts, in which cycle, on which day. */
export interface Conducting {
  service: Service;
  county: County;
  /** the county's tenant, and the code in front of its login names */
  tenant: string;
  code: string;
  cycle: string;
  policy: Policy;
  /** civil date in the county */
  today: string;
  byAdmin: Caller;
  /** somebody of the cast, by the role */
  as(role: string): Promise<Caller>;
}

export type UnitConduct = Output<typeof readUnitConduct>;

export const readUnit = async ({ cycle, as }: Conducting, unit: string): Promise<UnitConduct> =>
  (await must(await as('appraisal-office'), readUnitConduct, { cycle, unit })) as UnitConduct;

/** The units that are appraised, in the county's order. */
export const firstLevel = ({ county }: Conducting) => county.units.filter(({ parent }) => parent === undefined);

/**
 * Somebody who works for the demo behind the scenes and is not in the list of those who come in without a password; made
 * once. Each has an account like everybody else.
 */
export async function helper(
  { service, tenant, code, byAdmin }: Conducting,
  user: { login: string; name: string; person?: { id: string; unit: string }; roles: Assignment[] },
): Promise<Caller> {
  const login = `${code}.${user.login}`;
  if (!(await service.environment.identity.find(login)))
    await must(byAdmin, createUser, {
      ...{ id: namedUlid(`${tenant} user ${user.login}`), login: user.login, name: user.name },
      ...{ person: user.person ?? null, roles: user.roles },
    });
  return callerOf(service, login, tenant);
}
