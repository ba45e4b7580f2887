import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { acknowledgeNoticeOperation } from './acknowledge-notice.ts';

export const readinessOperations: Implementation<ConductRepositories>[] = [acknowledgeNoticeOperation];
