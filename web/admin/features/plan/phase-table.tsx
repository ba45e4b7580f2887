import { hasBegun, type PhaseId, phaseIds, phaseNames } from '#shared/appraisal/plan.ts';
import { daysInclusive } from '#shared/policy/civil-date.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import { MovePhase } from './move-phase.tsx';
import { openOf, OpenSteps } from './open-steps.tsx';
import type { PlanAnswer } from './plan-page.tsx';
import { useTexts } from './texts.ts';

/** The phases one under the other: dates, state, what is open, and what the office can do with them. */
export function PhaseTable(props: { cycle: string; data: PlanAnswer; mayPlan: boolean }) {
  return (
    <ol className="kp-plain-list kp-plan-phases">
      {phaseIds.map((phase) => (
        <PhaseRow key={phase} phase={phase} {...props} />
      ))}
    </ol>
  );
}

function PhaseRow(props: { phase: PhaseId; cycle: string; data: PlanAnswer; mayPlan: boolean }) {
  const { phase, cycle, data, mayPlan } = props;
  const t = useTexts();
  const say = useSay();
  const { from, to, state, closed } = data.plan.phases[phase];
  const isClosed = state === 'closed';
  const isByDate = state === 'planned' && hasBegun(data.plan, phase, data.today);
  const open = (isClosed ? data.left : data.open).find((one) => one.phase === phase)?.steps ?? [];
  return (
    <li className="kp-card">
      <div>
        <div className="kp-row">
          <h3>{say(phaseNames[phase])}</h3>
          <span className={`kp-tag ${isByDate || state === 'open' ? 'kp-tag-blue' : ''}`}>
            {t(isByDate ? 'phase.byDate' : `phase.${state}`)}
          </span>
        </div>
        <p>{dates()}</p>
      </div>
      <div className="kp-plan-open">
        {closed && (
          <p>
            {t('phase.closedBy', { at: moment(closed.at), name: closed.by.name })}
            {closed.reason !== null && t('phase.closedReason', { n: closed.open, reason: closed.reason })}
          </p>
        )}
        {!isClosed && (
          <p className="kp-soft">
            {open.length === 0 ? t('phase.nothingOpen') : t('phase.stillOpen', { n: openOf(open) })}
          </p>
        )}
        <OpenSteps cycle={cycle} open={open} />
      </div>
      {mayPlan && <MovePhase cycle={cycle} phase={phase} state={state} open={open} />}
    </li>
  );

  function dates(): string {
    if (from === null && to === null) return t('phase.undated');
    if (from === null) return t('phase.until', { to: to ?? '' });
    if (to === null) return t('phase.since', { from });
    return t('phase.between', { from, to, days: daysInclusive(from, to) });
  }
}
