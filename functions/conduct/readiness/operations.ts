import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { acknowledgeNoticeOperation } from './acknowledge-notice.ts';
import { checkReadinessOperation } from './check-readiness.ts';
import { listConcernsOperation } from './list-concerns.ts';
import { raiseConcernOperation } from './raise-concern.ts';
import { readReadinessOperation } from './read-readiness.ts';
import { saveFormReceiptOperation } from './save-form-receipt.ts';
import { saveGuidanceOperation } from './save-guidance.ts';
import { saveLeadingGroupOperation } from './save-leading-group.ts';
import { withdrawReadinessRecordOperation } from './withdraw-readiness-record.ts';

export const readinessOperations: Implementation<ConductRepositories>[] = [
  acknowledgeNoticeOperation,
  readReadinessOperation,
  saveLeadingGroupOperation,
  saveGuidanceOperation,
  saveFormReceiptOperation,
  withdrawReadinessRecordOperation,
  checkReadinessOperation,
  raiseConcernOperation,
  listConcernsOperation,
];
