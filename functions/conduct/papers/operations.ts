import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readMaterialsOperation, readPaperOperation, readPapersOperation } from './read-papers.ts';
import { finishPaperOperation, reopenPaperOperation, savePaperOperation } from './write-paper.ts';

export const papersOperations: Implementation<ConductRepositories>[] = [
  readPapersOperation,
  readPaperOperation,
  readMaterialsOperation,
  savePaperOperation,
  finishPaperOperation,
  reopenPaperOperation,
];
