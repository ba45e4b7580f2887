import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { createPollsOperation } from './create-polls.ts';
import { freezePollOperation } from './freeze-poll.ts';
import { recordLifeMeetingOperation } from './life-meeting.ts';
import { readPollOperation } from './read-poll.ts';
import { readPollsOperation } from './read-polls.ts';
import { runOperations } from './run-operations.ts';

export const pollOperations: Implementation<BallotsRepositories>[] = [
  readPollsOperation,
  createPollsOperation,
  readPollOperation,
  freezePollOperation,
  recordLifeMeetingOperation,
  ...runOperations,
];
