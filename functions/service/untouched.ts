import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import type { ServiceRepositories } from './repositories.ts';

/**
 * Whether a county has nothing of its own yet: no unit and no group, no policy but the one it was opened with, nobody
 * but its first administrator. From then on whoever could log in as that administrator would read the county's data.
 */
export const isUntouched = async (
  { register, policies, users }: ServiceRepositories,
  { id, opening }: TenantEntry,
): Promise<boolean> => {
  const [{ units, groups }, { versions }] = await Promise.all([register.readHead(), policies.readHead()]);
  if (units.size > 0 || groups.size > 0 || versions.some((version) => version.id !== openingPolicy(id))) return false;
  return (await users.listUsers()).every((user) => user.id === opening?.admin.id);
};

/** The id of the policy version that a county is opened with. */
export const openingPolicy = (tenant: string): string => tenant;
