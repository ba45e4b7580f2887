import { createHandler } from '#functions/platform/handler.ts';
import { interviewsOperations } from '#functions/conduct/interviews/operations.ts';
import { meetingOperations } from '#functions/conduct/meeting/operations.ts';
import { papersOperations } from '#functions/conduct/papers/operations.ts';
import { staffOperations } from '#functions/conduct/staff/operations.ts';
import { repositories } from '#functions/conduct/repositories.ts';

/** The second function of the conduct: one alone would be larger than a function may be. */
export const handler = createHandler({
  context: 'visits',
  operations: [...meetingOperations, ...interviewsOperations, ...papersOperations, ...staffOperations],
  repositories,
});
