import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { runOperations } from './run-operations.ts';

export const pollOperations: Implementation<BallotsRepositories>[] = [...runOperations];
