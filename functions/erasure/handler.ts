import { createHandler } from '#functions/platform/handler.ts';
import { cancelErasureOperation } from './cancel-erasure.ts';
import { listErasuresOperation } from './list-erasures.ts';
import { readCertificateOperation } from './read-certificate.ts';
import { repositories } from './repositories.ts';
import { requestErasureOperation } from './request-erasure.ts';
import { startErasureOperation } from './start-erasure.ts';

export const handler = createHandler({
  context: 'erasure',
  operations: [
    listErasuresOperation,
    requestErasureOperation,
    cancelErasureOperation,
    startErasureOperation,
    readCertificateOperation,
  ],
  repositories,
});
