import { createHandler } from '#functions/platform/handler.ts';
import { custodyOperations } from './custody/operations.ts';
import { mediaOperations } from './media/operations.ts';
import { placementOperations } from './placement/operations.ts';
import { planOperations } from './plan/operations.ts';
import { questionsOperations } from './questions/operations.ts';
import { readinessOperations } from './readiness/operations.ts';
import { reportsOperations } from './reports/operations.ts';
import { unitOperations } from './unit/operations.ts';
import { repositories } from './repositories.ts';

export const handler = createHandler({
  context: 'conduct',
  operations: [
    ...unitOperations,
    ...planOperations,
    ...placementOperations,
    ...readinessOperations,
    ...reportsOperations,
    ...custodyOperations,
    ...mediaOperations,
    ...questionsOperations,
  ],
  repositories,
});
