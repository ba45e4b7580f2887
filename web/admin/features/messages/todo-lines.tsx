import { Link } from 'react-router';
import type { Todo } from '#shared/api/messages.ts';
import { useSay } from '../../app/i18n.ts';
import './messages.css';
import { useTexts } from './texts.ts';

const shownUnits = 6;

/** To-dos, each with where it is done and how long there is. */
export function TodoLines({ todos }: { todos: readonly Todo[] }) {
  return (
    <ul className="kp-todos">
      {todos.map((todo) => (
        <TodoLine key={todo.id} todo={todo} />
      ))}
    </ul>
  );
}

function TodoLine({ todo }: { todo: Todo }) {
  const t = useTexts();
  const say = useSay();
  const { task, state, units, blockedBy, link } = todo;
  const single = units.length === 1 ? units[0] : undefined;
  return (
    <li>
      <div className="kp-todo-what">
        <Link to={link} className="kp-todo-task">
          {say(task)}
        </Link>
        {single && (
          <span>
            {single.name}
            <Progress of={single} />
          </span>
        )}
        {units.length > 1 && (
          <span className="kp-todo-units">
            {units.slice(0, shownUnits).map((unit) => (
              <Link key={unit.id} to={unit.link}>
                {unit.name}
                <Progress of={unit} />
              </Link>
            ))}
            {units.length > shownUnits && <span className="kp-soft">{t('units.all', { n: units.length })}</span>}
          </span>
        )}
        {blockedBy.length > 0 && (
          <span className="kp-soft">{t('blocked.by', { steps: blockedBy.map(say).join('、') })}</span>
        )}
      </div>
      <div className="kp-todo-when">
        {state === 'late' && todo.days === null && <span className="kp-tag kp-tag-wrong">{t('late')}</span>}
        <When todo={todo} />
        <span className="kp-soft">{t('year', { year: todo.year })}</span>
      </div>
    </li>
  );
}

/** Of what is done in several goes. */
function Progress({ of: { done, total } }: { of: Todo['units'][number] }) {
  const t = useTexts();
  return total > 1 ? <span className="kp-soft"> {t('progress', { done, total })}</span> : null;
}

function When({ todo: { due, days } }: { todo: Todo }) {
  const t = useTexts();
  if (due === null || days === null) return null;
  const left = days < 0 ? t('days.late', { n: -days }) : days === 0 ? t('days.today') : t('days.left', { n: days });
  return (
    <>
      <span className={days < 0 ? 'kp-tag kp-tag-wrong' : ''}>{left}</span>
      <span className="kp-soft">{t('due', { due })}</span>
    </>
  );
}
