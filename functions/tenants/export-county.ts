import { exportCounty } from '#shared/api/tenants.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TenantsRepositories } from './repositories.ts';

/** Starts the archive of everything that the county owns. */
export const exportCountyOperation = implement(exportCounty, async ({ id }, context: Context<TenantsRepositories>) =>
  context.jobs.start({ id, context: 'tenants', kind: 'archive', input: {}, by: by(context) }),
);
