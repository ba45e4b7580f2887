import type { Control } from '#functions/platform/control.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import type { ServiceRepositories } from './repositories.ts';

/**
 * Lets the county's root item, which its own people read, follow the name in the service's list. The entry decides: two
 * that rename at once both look at it again after writing, so that the last name is the one that stays.
 */
export const followName = async (
  control: Control,
  profile: ServiceRepositories['profile'],
  { id, code, createdAt, name: first }: TenantEntry,
): Promise<void> => {
  for (let name = first; ;) {
    await profile.write({ id, name, code, createdAt });
    const { name: now } = (await control.readTenant(id))!;
    if (now === name) return;
    name = now;
  }
};
