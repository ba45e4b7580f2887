import { Link } from 'react-router';
import { listTodos } from '#shared/api/messages.ts';
import { useOperation } from '../../app/api.ts';
import { useTexts } from './texts.ts';
import { TodoLines } from './todo-lines.tsx';

const shown = 5;

/** The first of what the reader has to do, at the top of their home; nothing where there is nothing. */
export function TodoCard() {
  const t = useTexts();
  const { data } = useOperation(listTodos, {});
  const todos = data?.todos.filter(({ state }) => state !== 'blocked') ?? [];
  if (todos.length === 0) return null;
  return (
    <section className="kp-card">
      <div className="kp-card-head">
        <h2>{t('mine')}</h2>
        <Link to="/messages">{t('all', { n: todos.length })}</Link>
      </div>
      <TodoLines todos={todos.slice(0, shown)} />
    </section>
  );
}
