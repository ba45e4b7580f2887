import { listTodos, todoStates } from '#shared/api/messages.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useTexts } from './texts.ts';
import { TodoLines } from './todo-lines.tsx';

/** What is late, what can be done, and apart from it what waits for somebody else. */
export function TodosTab() {
  const t = useTexts();
  const { data, error, refetch } = useOperation(listTodos, {});
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.todos.length === 0) return <EmptyState title={t('none.todos')} hint={t('none.todos.hint')} />;
  return (
    <div className="kp-stack">
      {todoStates.map((state) => {
        const todos = data.todos.filter((todo) => todo.state === state);
        if (todos.length === 0) return null;
        return (
          <section key={state} className="kp-card">
            <h2>
              {t(`${state}.title`)} <span className="kp-soft">{todos.length}</span>
            </h2>
            <TodoLines todos={todos} />
          </section>
        );
      })}
    </div>
  );
}
