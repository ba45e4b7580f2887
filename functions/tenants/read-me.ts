import { accessOf } from '#shared/api/access.ts';
import type { Access, Assignment } from '#shared/api/access.ts';
import { readMe } from '#shared/api/tenants.ts';
import type { Control } from '#functions/platform/control.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import type { ServiceContext } from '#functions/platform/operation.ts';
import type { TenantsRepositories } from './repositories.ts';
import { userRowOf } from './rows.ts';

/** For everybody with a token, a membership or not: what the page needs to greet somebody and to draw their menu. */
export const readMeOperation = implementService(
  readMe,
  async (_, { caller, memberships, chosen, control, clock }: ServiceContext<TenantsRepositories>) => {
    if (!caller) throw new Refusal('not-signed-in');
    const tenants = await Promise.all(memberships.tenants.map(({ tenant }) => tenantRef(control, tenant)));
    const operator: Assignment[] = (memberships.operator?.roles ?? []).map((role) => ({ role }));
    const policy = await chosen?.repositories.policies.readCurrent();
    const ref = chosen && (await tenantRef(control, chosen.tenant));
    return {
      subject: caller.subject,
      operator: memberships.operator !== null,
      tenants,
      tenant: ref && {
        ...{ ...ref, schemeName: policy?.scheme.name ?? ref.name, modules: modulesOf(policy?.modules) },
        timeZone: policy?.calendar.timeZone ?? null,
      },
      user: chosen && userRowOf(chosen.actor.user),
      access: accessRows(accessOf([...operator, ...(chosen?.actor.assignments ?? [])])),
      now: clock.now().toISOString(),
    };
  },
);

async function tenantRef(control: Control, id: string) {
  const entry = await control.readTenant(id);
  if (!entry) throw new Error(`a membership of a tenant that is not listed: ${id}`);
  return { id, name: entry.name, code: entry.code };
}

/** Before a policy is chosen, the appraisal: the module in which one is chosen. */
const modulesOf = (modules: Record<string, boolean> = { appraisal: true }): string[] =>
  Object.keys(modules).filter((name) => modules[name]);

const accessRows = (access: Access) =>
  [...access].map(([permission, { county, groups, units, self }]) => ({
    permission,
    county,
    groups: [...groups],
    units: [...units],
    self,
  }));
