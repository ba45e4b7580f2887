import type { TenantFiles } from '#functions/platform/files.ts';

/** The first administrator's slip while it waits to be taken: a file of the county's, named after the job that made it. */
export interface AdminSlip {
  county: string;
  name: string;
  login: string;
  initialPassword: string;
}

const folder = 'slips/';

export const slipName = (job: string): string => `${folder}${job}`;

export const readSlip = async (files: TenantFiles, job: string): Promise<AdminSlip | undefined> => {
  const bytes = await files.get(slipName(job));
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as AdminSlip);
};

/** The only one there is: an earlier attempt's would tell a password that works no more. */
export const writeSlip = async (files: TenantFiles, job: string, slip: AdminSlip): Promise<void> => {
  await files.purge(folder);
  await files.put(slipName(job), new TextEncoder().encode(JSON.stringify(slip)), { type: 'application/json' });
};

export const removeSlips = async (files: TenantFiles): Promise<void> => {
  await files.purge(folder);
};
