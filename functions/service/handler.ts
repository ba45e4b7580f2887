import { createHandler } from '#functions/platform/handler.ts';
import { listTenantsOperation } from './list-tenants.ts';
import { repositories } from './repositories.ts';

export const handler = createHandler({ context: 'service', operations: [listTenantsOperation], repositories });
