import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';

export const ratingOperations: Implementation<BallotsRepositories>[] = [];
