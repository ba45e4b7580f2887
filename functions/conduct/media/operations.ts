import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { assignMediaSlotOperation } from './assign-slot.ts';
import { readMediaOperation, readMediaSlotsOperation } from './read-media.ts';
import { saveMediaRosterOperation } from './save-roster.ts';
import { missMediaReportOperation, recordMediaReportOperation, releaseMediaSlotOperation } from './settle-slot.ts';

export const mediaOperations: Implementation<ConductRepositories>[] = [
  readMediaOperation,
  readMediaSlotsOperation,
  saveMediaRosterOperation,
  assignMediaSlotOperation,
  releaseMediaSlotOperation,
  recordMediaReportOperation,
  missMediaReportOperation,
];
