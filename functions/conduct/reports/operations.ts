import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import {
  attachFileOperation,
  detachFileOperation,
  openAttachmentOperation,
  prepareAttachmentOperation,
} from './attachments.ts';
import { listReportsOperation } from './list-reports.ts';
import { lockReportsOperation } from './lock-reports.ts';
import { readOwnYearOperation } from './read-own-year.ts';
import { readReportOperation } from './read-report.ts';
import { remindReportsOperation } from './remind-reports.ts';
import { returnReportOperation } from './return-report.ts';
import { saveReportOperation } from './save-report.ts';
import { submitReportOperation } from './submit-report.ts';
import { withdrawReportOperation } from './withdraw-report.ts';

export const reportsOperations: Implementation<ConductRepositories>[] = [
  listReportsOperation,
  readReportOperation,
  saveReportOperation,
  submitReportOperation,
  withdrawReportOperation,
  returnReportOperation,
  remindReportsOperation,
  lockReportsOperation,
  prepareAttachmentOperation,
  attachFileOperation,
  detachFileOperation,
  openAttachmentOperation,
  readOwnYearOperation,
];
