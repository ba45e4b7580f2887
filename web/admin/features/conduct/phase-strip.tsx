import { summaryOfPhases } from '#shared/appraisal/board.ts';
import { hasBegun, phaseNames } from '#shared/appraisal/plan.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { useSay } from '../../app/i18n.ts';
import { StateMark } from './state-mark.tsx';
import { useTexts } from './texts.ts';
import type { Board, BoardFilter } from './use-board-view.ts';

/** Every phase with its progress, the days it has left, and where it is stuck. */
export function PhaseStrip(props: { board: Board; onStuck: (filter: Partial<BoardFilter>) => void }) {
  const { board, onStuck } = props;
  const t = useTexts();
  const say = useSay();
  return (
    <ul className="kp-plain-list kp-phases">
      {summaryOfPhases(steps, board.units, board.plan, board.today).map((summary) => {
        const { phase, total, done, late, daysLeft, stuckAt } = summary;
        const { state, from, to } = board.plan.phases[phase];
        const isRunning = state !== 'closed' && hasBegun(board.plan, phase, board.today);
        const stuck = stuckAt && steps.find(({ id }) => id === stuckAt.step);
        return (
          <li key={phase} className="kp-card kp-phase">
            <div className="kp-row">
              <strong>{say(phaseNames[phase])}</strong>
              <span className={`kp-tag kp-row-end ${isRunning ? 'kp-tag-blue' : ''}`}>
                {t(isRunning ? 'phase.open' : `phase.${state}`)}
              </span>
            </div>
            <span className="kp-soft">
              {to === null
                ? t('phase.undated')
                : from === null
                  ? t('phase.until', { to })
                  : t('phase.between', { from, to })}
            </span>
            {total > 0 ? (
              <>
                <progress max={total} value={done} aria-label={t('phase.progress', { done, total })} />
                <span className="kp-row">
                  <span>{t('phase.progress', { done, total })}</span>
                  {daysLeft !== null && done < total && (
                    <span className={`kp-row-end ${daysLeft < 0 ? 'kp-wrong' : 'kp-soft'}`}>{left(daysLeft)}</span>
                  )}
                </span>
              </>
            ) : (
              <span className="kp-soft">{t('phase.none')}</span>
            )}
            {stuckAt && stuck && (late > 0 || isRunning) && (
              <button
                type="button"
                className={`kp-link kp-phase-stuck ${stuckAt.late ? 'kp-wrong' : ''}`}
                onClick={() => onStuck({ step: stuckAt.step, late: stuckAt.late })}
              >
                <StateMark state={stuckAt.late ? 'late' : 'open'} />{' '}
                {t(stuckAt.late ? 'phase.stuck.late' : 'phase.stuck.open', {
                  step: say(stuck.label),
                  n: stuckAt.units,
                })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );

  function left(days: number): string {
    if (days === 0) return t('phase.today');
    return days > 0 ? t('phase.left', { n: days }) : t('phase.over', { n: -days });
  }
}
