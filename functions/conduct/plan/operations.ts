import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { changePlanOperation } from './change-plan.ts';
import { closePhaseOperation, openPhaseOperation, reopenPhaseOperation } from './move-phase.ts';
import {
  attachToNoticeOperation,
  detachFromNoticeOperation,
  openNoticeFileOperation,
  prepareNoticeFileOperation,
} from './notice-files.ts';
import { publishNoticeOperation } from './publish-notice.ts';
import { readBoardOperation } from './read-board.ts';
import { readNoticeOperation } from './read-notice.ts';
import { readPlanOperation } from './read-plan.ts';
import { remindOperation } from './remind.ts';

export const planOperations: Implementation<ConductRepositories>[] = [
  readBoardOperation,
  readPlanOperation,
  changePlanOperation,
  openPhaseOperation,
  closePhaseOperation,
  reopenPhaseOperation,
  readNoticeOperation,
  publishNoticeOperation,
  prepareNoticeFileOperation,
  attachToNoticeOperation,
  detachFromNoticeOperation,
  openNoticeFileOperation,
  remindOperation,
];
