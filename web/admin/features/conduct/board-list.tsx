import { Link } from 'react-router';
import { isOpen } from '#shared/appraisal/board.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { StateWords } from './board-matrix.tsx';
import { stepPath, unitConductPath } from './paths.ts';
import { useTexts } from './texts.ts';
import { type BoardRow, type BoardView, statusOf } from './use-board-view.ts';

/** The board on a phone: units with what is open there, the late first. */
export function BoardList({ cycle, view }: { cycle: string; view: BoardView }) {
  return (
    <div className="kp-stack">
      {view.groups.map((group) => (
        <section key={group.id} className="kp-stack">
          <h2>{group.name}</h2>
          {group.rows.map((row) => (
            <UnitCard key={row.id} cycle={cycle} row={row} view={view} isOnly={view.rows.length <= fewUnits} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** So many units are shown with their steps at once; of more only those that the reader opens. */
const fewUnits = 3;

function UnitCard(props: { cycle: string; row: BoardRow; view: BoardView; isOnly: boolean }) {
  const { cycle, row, view, isOnly } = props;
  const marks = useMarks();
  const t = useTexts();
  const say = useSay();
  const open = view.columns
    .flatMap((step) => {
      const status = statusOf(row, step.id);
      return status && isOpen(status) && status.state !== 'notYet' ? [{ step, status }] : [];
    })
    .toSorted((a, b) => Number(b.status.state === 'late') - Number(a.status.state === 'late'));
  const late = open.filter(({ status }) => status.state === 'late').length;
  return (
    <details className="kp-card kp-board-card" open={isOnly}>
      <summary>
        <h3>{row.name}</h3>
        <span className="kp-row-end kp-soft">
          {open.length === 0 ? t('list.allDone') : t('list.open', { n: open.length })}
          {late > 0 && (
            <span className="kp-wrong">
              {marks.comma}
              {t('list.late', { n: late })}
            </span>
          )}
        </span>
      </summary>
      <ul className="kp-plain-list">
        {open.map(({ step, status }) => (
          <li key={step.id}>
            <Link to={stepPath(cycle, step.page(row.id))}>{say(step.label)}</Link>
            <span className={`kp-board-cell kp-state-${status.state}`}>
              <StateWords status={status} />
            </span>
          </li>
        ))}
        <li>
          <Link className="kp-textlink" to={unitConductPath(cycle, row.id)}>
            {t('list.all')}
          </Link>
        </li>
      </ul>
    </details>
  );
}
