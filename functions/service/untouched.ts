import type { Job } from '#shared/api/common.ts';
import { listFiles } from '#functions/platform/file-record.ts';
import type { JobItem } from '#functions/platform/jobs.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import type { ServiceRepositories } from './repositories.ts';

/**
 * Whether a county has nothing of its own yet: no register, no policy but the one it was opened with, nobody but its
 * first administrator, no file that they uploaded and no work on one, be it under way or refused: its faults tell of the
 * file. From then on whoever could log in as that administrator would read the county's data.
 */
export const isUntouched = async (
  { client, register, policies, users }: ServiceRepositories,
  { id, opening }: TenantEntry,
): Promise<boolean> => {
  const [{ version: registered }, { versions }, files, jobs] = await Promise.all([
    register.readHead(),
    policies.readHead(),
    listFiles(client),
    client.query<JobItem>(client.pk('JOBS')),
  ]);
  if (registered > 0 || versions.some((version) => version.id !== openingPolicy(id))) return false;
  if (files.some(({ holds }) => holds !== 'archive') || jobs.some(({ kind }) => !harmless.includes(kind))) return false;
  return (await users.listUsers()).every((user) => user.id === opening?.admin.id);
};

/** These bring nothing into a county. */
const harmless: readonly Job['kind'][] = ['onboarding', 'archive', 'upkeep', 'digest'];

/** The id of the policy version that a county is opened with. */
export const openingPolicy = (tenant: string): string => tenant;
