import { createHandler } from '#functions/platform/handler.ts';
import { exportTenantOperation } from './export-tenant.ts';
import { listTenantsOperation } from './list-tenants.ts';
import { measureTenantOperation } from './measure-tenant.ts';
import { openTenantOperation } from './open-tenant.ts';
import { readServiceRecordOperation } from './read-service-record.ts';
import { readTenantOperation } from './read-tenant.ts';
import { renameTenantOperation } from './rename-tenant.ts';
import { repositories } from './repositories.ts';
import { resumeTenantOperation } from './resume-tenant.ts';
import { suspendTenantOperation } from './suspend-tenant.ts';
import { takeSlipOperation } from './take-slip.ts';

export const handler = createHandler({
  context: 'service',
  operations: [
    listTenantsOperation,
    readTenantOperation,
    openTenantOperation,
    renameTenantOperation,
    suspendTenantOperation,
    resumeTenantOperation,
    takeSlipOperation,
    exportTenantOperation,
    measureTenantOperation,
    readServiceRecordOperation,
  ],
  repositories,
});
