import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { isOpen } from '#shared/appraisal/board.ts';
import { phaseIds, phaseNames } from '#shared/appraisal/plan.ts';
import type { Step, StepStatus } from '#shared/appraisal/step.ts';
import { useSay } from '../../app/i18n.ts';
import { stepPath, unitConductPath } from './paths.ts';
import type { Choosing } from './reminding.tsx';
import { StateMark } from './state-mark.tsx';
import { useTexts } from './texts.ts';
import { type BoardRow, type BoardView, statusOf } from './use-board-view.ts';

/** Units × steps, group by group: head and first column stay in sight. */
export function BoardMatrix(props: { cycle: string; view: BoardView; choosing: Choosing | null }) {
  const { cycle, view, choosing } = props;
  const t = useTexts();
  const say = useSay();
  const phases = phaseIds
    .map((phase) => ({ phase, columns: view.columns.filter((step) => step.phase === phase) }))
    .filter(({ columns }) => columns.length > 0);
  const columns = phases.flatMap((phase) => phase.columns);
  const firsts = new Set(phases.map(({ columns: [first] }) => first?.id));
  return (
    <div className="kp-board-scroll" tabIndex={0} role="region" aria-label={t('board.matrix')}>
      <table className="kp-board">
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="kp-board-unit">
              {t('unit')}
            </th>
            {phases.map(({ phase, columns: of }) => (
              <th key={phase} scope="colgroup" colSpan={of.length} className="kp-board-phase">
                {say(phaseNames[phase])}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map((step) => (
              <th key={step.id} scope="col" className={firsts.has(step.id) ? 'kp-board-first' : undefined}>
                {say(step.label)}
              </th>
            ))}
          </tr>
        </thead>
        {view.groups.map((group) => (
          <tbody key={group.id}>
            <tr className="kp-board-group">
              <th scope="rowgroup" className="kp-board-unit">
                {group.name} <span className="kp-soft">{t('group.count', { n: group.rows.length })}</span>
              </th>
              {columns.map((step) => (
                <td key={step.id} className={firsts.has(step.id) ? 'kp-board-first' : undefined}>
                  <GroupCount rows={group.rows} step={step} />
                </td>
              ))}
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="kp-board-unit">
                  <Link to={unitConductPath(cycle, row.id)}>{row.name}</Link>
                </th>
                {columns.map((step) => (
                  <td key={step.id} className={firsts.has(step.id) ? 'kp-board-first' : undefined}>
                    <Cell cycle={cycle} row={row} step={step} choosing={choosing} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** So many of a group's units are done with a step. */
function GroupCount({ rows, step }: { rows: readonly BoardRow[]; step: Step }) {
  const applying = rows.map((row) => statusOf(row, step.id)).filter((one) => one && one.state !== 'notApplicable');
  if (applying.length === 0) return null;
  return (
    <>
      {applying.filter((one) => one?.state === 'done').length}/{applying.length}
    </>
  );
}

function Cell(props: { cycle: string; row: BoardRow; step: Step; choosing: Choosing | null }) {
  const { cycle, row, step, choosing } = props;
  const t = useTexts();
  const say = useSay();
  const status = statusOf(row, step.id);
  if (!status) return null;
  const label = t('cell.label', { unit: row.name, step: say(step.label), state: t(`state.${status.state}`) });
  if (status.state === 'notApplicable')
    return (
      <span className="kp-board-cell kp-state-notApplicable">
        <StateWords status={status} />
      </span>
    );
  if (choosing && isOpen(status)) {
    const told = choosing.isTold(row.id, step.id);
    return (
      <Checkbox
        className={`kp-board-cell kp-state-${status.state}`}
        aria-label={label}
        disabled={told}
        checked={choosing.isChosen(row.id, step.id)}
        onChange={() => choosing.toggle(row.id, step.id)}
      >
        {told ? t('remind.today') : <StateWords status={status} />}
      </Checkbox>
    );
  }
  return (
    <Link
      className={`kp-board-cell kp-state-${status.state}`}
      to={stepPath(cycle, step.page(row.id))}
      aria-label={`${label}${countOf(status)}`}
    >
      <StateWords status={status} />
    </Link>
  );
}

export const countOf = ({ done, total }: StepStatus): string => (total > 1 ? ` ${done}/${total}` : '');

/** A state as shape, word and count. */
export function StateWords({ status }: { status: StepStatus }) {
  const t = useTexts();
  return (
    <>
      <StateMark state={status.state} />
      <span>
        {t(`state.${status.state}`)}
        {countOf(status)}
      </span>
    </>
  );
}
