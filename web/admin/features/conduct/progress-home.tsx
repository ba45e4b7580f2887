import { Link, useNavigate } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { readBoard } from '#shared/api/conduct/plan.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { BoardList } from './board-list.tsx';
import './board.css';
import { latestCycle } from './latest-cycle.ts';
import { boardPath, unitConductPath } from './paths.ts';
import { PhaseStrip } from './phase-strip.tsx';
import { useTexts } from './texts.ts';
import { type Board, type BoardFilter, useBoardView } from './use-board-view.ts';

/** So many units are listed on a home; whoever has more looks at the board. */
const shownUnits = 12;
const everything: BoardFilter = { search: '', group: '', step: '', late: false };

/** On a home: how the appraisal under way goes where the reader may look, and what is open in which unit. */
export function ProgressHome() {
  const cycles = useOperation(listCycles, {});
  const open = cycles.data?.cycles.filter(({ state }) => state !== 'closed') ?? [];
  const cycle = latestCycle(open);
  const board = useOperation(readBoard, { cycle: cycle ?? '' }, { enabled: cycle !== null });
  if (cycle === null) return null;
  if (board.error) return <ErrorState error={board.error} retry={() => void board.refetch()} />;
  if (!board.data) return <Loading lines={4} />;
  return board.data.units.length === 0 ? null : <Progress cycle={cycle} board={board.data} />;
}

function Progress({ cycle, board }: { cycle: string; board: Board }) {
  const t = useTexts();
  const navigate = useNavigate();
  const view = useBoardView(board, everything);
  const [only, other] = board.units;
  const seeStuck = ({ step = '', late = false }: Partial<BoardFilter>) =>
    void navigate(`${boardPath(cycle)}?${new URLSearchParams({ step, ...(late && { late: '' }) }).toString()}`);
  return (
    <section className="kp-stack">
      <div className="kp-row">
        <h2>{t('board.title', { year: board.year })}</h2>
        <Link className="kp-row-end" to={only && !other ? unitConductPath(cycle, only.id) : boardPath(cycle)}>
          {t('home.board')}
        </Link>
      </div>
      <PhaseStrip board={board} onStuck={seeStuck} />
      {board.units.length <= shownUnits && <BoardList cycle={cycle} view={view} />}
    </section>
  );
}
