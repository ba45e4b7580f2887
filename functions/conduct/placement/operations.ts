import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { listPlacementOperation } from './list-placement.ts';
import { readOwnPlacementOperation, readPlacementOperation } from './read-placement.ts';

export const placementOperations: Implementation<ConductRepositories>[] = [
  listPlacementOperation,
  readPlacementOperation,
  readOwnPlacementOperation,
];
