import { readCounty } from '#shared/api/tenants.ts';
import { listArchives } from '#functions/platform/file-record.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { emptyCounty } from './archive/emptiness.ts';
import type { TenantsRepositories } from './repositories.ts';

export const readCountyOperation = implement(
  readCounty,
  async (_, { repositories, readStorage }: Context<TenantsRepositories>) => {
    const [{ name, code, createdAt }, storage, archives, empty] = await Promise.all([
      repositories.profile.read(),
      readStorage(),
      listArchives(repositories.client),
      emptyCounty(repositories),
    ]);
    return {
      ...{ name, code, createdAt, storage, empty: empty !== undefined },
      archives: archives.map((record) => ({
        ...{ file: record.id, name: record.name, at: record.at, by: record.by },
        ...{ size: record.size, sha256: record.archive!.sha256 },
      })),
    };
  },
);
