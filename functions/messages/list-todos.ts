import { listTodos } from '#shared/api/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { readOpenCycles } from './cycles.ts';
import type { MessagesRepositories } from './repositories.ts';
import { todosOf } from './todos.ts';

export const listTodosOperation = implement(
  listTodos,
  async (_, { actor, clock, repositories }: Context<MessagesRepositories>) => {
    const cycles = await readOpenCycles(repositories, actor.access, clock);
    return { todos: await todosOf(repositories, actor, cycles) };
  },
);
