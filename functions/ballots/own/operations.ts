import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { listMyBallotsOperation } from './list-my-ballots.ts';
import { takeCardOperation } from './take-card.ts';

export const ownOperations: Implementation<BallotsRepositories>[] = [listMyBallotsOperation, takeCardOperation];
