import { createHandler } from '#functions/platform/handler.ts';
import { createPersonOperation } from './create-person.ts';
import { createUnitOperation } from './create-unit.ts';
import { readPersonOperation } from './read-person.ts';
import { readRegisterOperation } from './read-register.ts';
import { removeGroupOperation } from './remove-group.ts';
import { removePersonOperation } from './remove-person.ts';
import { removeUnitOperation } from './remove-unit.ts';
import { repositories } from './repositories.ts';
import { saveGroupOperation } from './save-group.ts';
import { updatePersonOperation } from './update-person.ts';
import { updateUnitOperation } from './update-unit.ts';

export const handler = createHandler({
  context: 'units',
  operations: [
    readRegisterOperation,
    createUnitOperation,
    updateUnitOperation,
    removeUnitOperation,
    readPersonOperation,
    createPersonOperation,
    updatePersonOperation,
    removePersonOperation,
    saveGroupOperation,
    removeGroupOperation,
  ],
  repositories,
});
