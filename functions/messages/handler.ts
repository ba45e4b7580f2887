import { createHandler } from '#functions/platform/handler.ts';
import { countMessagesOperation } from './count-messages.ts';
import { listMessagesOperation } from './list-messages.ts';
import { listTodosOperation } from './list-todos.ts';
import { markReadOperation } from './mark-read.ts';
import { readSettingsOperation } from './read-settings.ts';
import { repositories } from './repositories.ts';
import { saveSettingsOperation } from './save-settings.ts';

export const handler = createHandler({
  context: 'messages',
  operations: [
    listMessagesOperation,
    countMessagesOperation,
    markReadOperation,
    listTodosOperation,
    readSettingsOperation,
    saveSettingsOperation,
  ],
  repositories,
});
