import { createHandler } from '#functions/platform/handler.ts';
import { repositories } from './repositories.ts';

export const handler = createHandler({ context: 'messages', operations: [], repositories });
