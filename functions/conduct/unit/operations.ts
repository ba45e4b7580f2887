import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readUnitConductOperation } from './read-unit-conduct.ts';

export const unitOperations: Implementation<ConductRepositories>[] = [readUnitConductOperation];
