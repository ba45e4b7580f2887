import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { readBoard } from '#shared/api/conduct/plan.ts';
import { phaseIds, phaseNames } from '#shared/appraisal/plan.ts';
import type { StepState } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { useOperation } from '../../app/api.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { batchesPath } from '../custody/paths.ts';
import { mediaPath } from '../media/paths.ts';
import { placementPath } from '../placement/paths.ts';
import { noticePath, planPath } from '../plan/paths.ts';
import { BoardList } from './board-list.tsx';
import { BoardMatrix } from './board-matrix.tsx';
import './board.css';
import { useCycleCrumbs } from './crumbs.ts';
import { exportBoard } from './export-board.ts';
import { PhaseStrip } from './phase-strip.tsx';
import { RemindBar, useChoosing } from './reminding.tsx';
import { StateMark } from './state-mark.tsx';
import { useTexts } from './texts.ts';
import { type Board, type BoardFilter, type BoardView, useBoardFilter, useBoardView } from './use-board-view.ts';
import { useNarrow } from './use-narrow.ts';

export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const crumbs = useCycleCrumbs(cycle);
  const board = useOperation(readBoard, { cycle });
  if (board.error) return <ErrorState error={board.error} retry={() => void board.refetch()} />;
  if (!board.data) return <Loading />;
  const { year, units } = board.data;
  // Where the policy asks for no reports on television only the office has a use for the page.
  const hasMedia =
    can('conduct.plan') ||
    units.some(({ steps: of }) => of.some(({ step, state }) => step === 'media' && state !== 'notApplicable'));
  return (
    <>
      <PageHeader
        title={t('board.title', { year })}
        crumbs={crumbs}
        hint={t('board.hint', { today: board.data.today, units: board.data.units.length })}
        extra={
          <>
            <LinkButton to={planPath(cycle)}>{t('plan')}</LinkButton>
            <LinkButton to={noticePath(cycle)}>{t('notice')}</LinkButton>
            <LinkButton to={placementPath(cycle)}>{t('placement')}</LinkButton>
            {hasMedia && <LinkButton to={mediaPath(cycle)}>{t('media')}</LinkButton>}
            <LinkButton to={batchesPath(cycle)}>{t('batches')}</LinkButton>
          </>
        }
      />
      {board.data.units.length === 0 ? (
        <EmptyState title={t('board.none')} hint={t('board.none.hint')} />
      ) : (
        <Progress cycle={cycle} board={board.data} />
      )}
    </>
  );
}

function Progress({ cycle, board }: { cycle: string; board: Board }) {
  const t = useTexts();
  const say = useSay();
  const { can } = useSession();
  const isNarrow = useNarrow();
  const [filter, change] = useBoardFilter();
  const view = useBoardView(board, filter);
  const [isChoosing, setIsChoosing] = useState(false);
  const choosing = useChoosing(board);
  const mayRemind = can('conduct.plan') && !board.closed && !isNarrow;
  const undated = phaseIds.every((phase) => board.plan.phases[phase].to === null);
  return (
    <div className="kp-stack">
      {undated && (
        <div className="kp-note kp-row">
          <span>
            <strong>{t('board.undated')}</strong> {t('board.undated.hint')}
          </span>
          {can('conduct.plan') && (
            <LinkButton className="kp-row-end" type="primary" to={planPath(cycle)}>
              {t('board.undated.set')}
            </LinkButton>
          )}
        </div>
      )}
      <PhaseStrip board={board} onStuck={change} />
      <div className="kp-board-frame">
        <Tools board={board} filter={filter} change={change}>
          {mayRemind && !isChoosing && <Button onClick={() => setIsChoosing(true)}>{t('remind.choose')}</Button>}
          {!isNarrow && <Button onClick={() => void exportBoard({ board, view, words: t, say })}>{t('export')}</Button>}
        </Tools>
        {isChoosing && <RemindBar cycle={cycle} view={view} choosing={choosing} onLeave={() => setIsChoosing(false)} />}
        <Matrix cycle={cycle} view={view} choosing={isChoosing ? choosing : null} onClear={() => change(nothing)} />
        <Legend />
      </div>
    </div>
  );
}

const nothing: BoardFilter = { search: '', group: '', step: '', late: false };

function Matrix(props: {
  cycle: string;
  view: BoardView;
  choosing: ReturnType<typeof useChoosing> | null;
  onClear: () => void;
}) {
  const t = useTexts();
  const isNarrow = useNarrow();
  if (props.view.rows.length === 0)
    return (
      <p className="kp-board-nothing kp-soft">
        {t('board.nothing')}{' '}
        <button type="button" className="kp-link" onClick={props.onClear}>
          {t('board.clear')}
        </button>
      </p>
    );
  return isNarrow ? <BoardList {...props} /> : <BoardMatrix {...props} />;
}

function Tools(props: {
  board: Board;
  filter: BoardFilter;
  change: (change: Partial<BoardFilter>) => void;
  children: React.ReactNode;
}) {
  const { board, filter, change } = props;
  const marks = useMarks();
  const t = useTexts();
  const say = useSay();
  const all = { value: '', label: t('filter.all') };
  return (
    <div className="kp-table-tools kp-board-tools">
      <Input.Search
        className="kp-table-search"
        allowClear
        placeholder={t('search')}
        aria-label={t('search')}
        value={filter.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      <Select
        className="kp-board-select"
        aria-label={t('filter.group')}
        value={filter.group}
        options={[
          { ...all, label: `${t('filter.group')}${marks.colon}${t('filter.all')}` },
          ...board.groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(group) => change({ group })}
      />
      <Select
        className="kp-board-select"
        aria-label={t('filter.step')}
        value={filter.step}
        options={[
          { ...all, label: `${t('filter.step')}${marks.colon}${t('filter.all')}` },
          ...phaseIds.map((phase) => ({
            label: say(phaseNames[phase]),
            options: steps
              .filter((step) => step.phase === phase)
              .map(({ id, label }) => ({ value: id, label: say(label) })),
          })),
        ]}
        onChange={(step) => change({ step })}
      />
      <Checkbox checked={filter.late} onChange={(event) => change({ late: event.target.checked })}>
        {t('filter.late')}
      </Checkbox>
      <span className="kp-row kp-row-end">{props.children}</span>
    </div>
  );
}

const states: readonly StepState[] = ['done', 'open', 'late', 'blocked', 'notYet', 'notApplicable'];

function Legend() {
  const t = useTexts();
  const marks = useMarks();
  return (
    <ul className="kp-plain-list kp-legend" aria-label={t('legend')}>
      {states.map((state) => (
        <li key={state} className={`kp-board-cell kp-state-${state}`}>
          <StateMark state={state} />
          <span>
            {t(`state.${state}`)}
            <span className="kp-soft">
              {marks.colon}
              {t(`state.${state}.what`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
