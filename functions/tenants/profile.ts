import type { Key, TenantClient } from '#functions/platform/tenant.ts';

/** The tenant's root item: what an operation may know of its own county; every walk of the county begins here. */
export interface Profile {
  id: string;
  name: string;
  /** in front of the county's login names */
  code: string;
  createdAt: string;
}

export const profileKey = (client: TenantClient): Key => ({ pk: client.pk('TENANT'), sk: 'ROOT' });

export const profileRepository = (client: TenantClient) => ({
  async read(): Promise<Profile> {
    const item = await client.get<Profile>(profileKey(client));
    if (!item) throw new Error(`the tenant has no root: ${client.tenant}`);
    return { id: item.id, name: item.name, code: item.code, createdAt: item.createdAt };
  },

  /** Again = the same. */
  async write(profile: Profile): Promise<void> {
    await client.put({ ...profileKey(client), ...profile });
  },
});
