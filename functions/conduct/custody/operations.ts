import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { handOverOperation } from './hand-over.ts';
import { confirmHandoverOperation, returnHandoverOperation } from './judge-handover.ts';
import { listCustodyOperation } from './list-custody.ts';
import { forwardBatchOperation, receiveBatchOperation } from './move-batch.ts';
import { readCustodyOperation } from './read-custody.ts';

export const custodyOperations: Implementation<ConductRepositories>[] = [
  readCustodyOperation,
  handOverOperation,
  confirmHandoverOperation,
  returnHandoverOperation,
  listCustodyOperation,
  forwardBatchOperation,
  receiveBatchOperation,
];
