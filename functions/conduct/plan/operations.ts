import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';

export const planOperations: Implementation<ConductRepositories>[] = [];
