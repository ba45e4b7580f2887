import { createHandler } from '#functions/platform/handler.ts';
import { closeCycleOperation } from './close-cycle.ts';
import { decidePlacementOperation } from './decide-placement.ts';
import { listCyclesOperation } from './list-cycles.ts';
import { openCycleOperation } from './open-cycle.ts';
import { readCycleUnitOperation } from './read-cycle-unit.ts';
import { readCycleOperation } from './read-cycle.ts';
import { repositories } from './repositories.ts';
import { startExportOperation } from './start-export.ts';
import { startImportOperation } from './start-import.ts';
import { takeRegisterOperation } from './take-register.ts';
import { updateCycleOperation } from './update-cycle.ts';

export const handler = createHandler({
  context: 'appraisals',
  operations: [
    listCyclesOperation,
    readCycleOperation,
    openCycleOperation,
    updateCycleOperation,
    takeRegisterOperation,
    closeCycleOperation,
    decidePlacementOperation,
    readCycleUnitOperation,
    startImportOperation,
    startExportOperation,
  ],
  repositories,
});
