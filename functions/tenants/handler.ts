import { createHandler } from '#functions/platform/handler.ts';
import { createFileOperation } from './create-file.ts';
import { createUserOperation } from './create-user.ts';
import { createUsersOperation } from './create-users.ts';
import { exportCountyOperation } from './export-county.ts';
import { importCountyOperation } from './import-county.ts';
import { listAnchorsOperation } from './list-anchors.ts';
import { listAuditOperation } from './list-audit.ts';
import { listJobsOperation } from './list-jobs.ts';
import { listUsersOperation } from './list-users.ts';
import { readCountyOperation } from './read-county.ts';
import { readFileOperation } from './read-file.ts';
import { readJobOperation } from './read-job.ts';
import { readMeOperation } from './read-me.ts';
import { repositories } from './repositories.ts';
import { resetPasswordOperation } from './reset-password.ts';
import { updateUserOperation } from './update-user.ts';

export const handler = createHandler({
  context: 'tenants',
  operations: [
    readMeOperation,
    listUsersOperation,
    createUserOperation,
    updateUserOperation,
    resetPasswordOperation,
    createUsersOperation,
    listAuditOperation,
    listAnchorsOperation,
    createFileOperation,
    readFileOperation,
    readJobOperation,
    listJobsOperation,
    readCountyOperation,
    exportCountyOperation,
    importCountyOperation,
  ],
  repositories,
});
