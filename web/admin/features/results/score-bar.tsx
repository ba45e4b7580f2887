import type { PersonResultRow } from '#shared/api/grading.ts';
import { weightRole } from '#shared/grading/index-dataset.ts';
import { splitScore } from './pool-ranking.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

/** A composite as a bar of 100 (or more), split by what team, duty and opinion bring to it. */
export function ScoreBar({ person, view }: { person: PersonResultRow; view: RunView }) {
  const t = useResultTexts();
  if (person.composite === null) return <span className="kp-soft">—</span>;
  const role = weightRole(person);
  const weights = view.policy?.composites[role];
  const whole = role === 'principal' && view.policy?.grading.principalsBy === 'unitPerformance';
  const split = weights && !whole ? splitScore(person, weights) : null;
  const full = Math.max(100, person.composite);
  const width = (part: number) => `${(part / full) * 100}%`;
  if (!split) {
    return (
      <span className="kp-bar" aria-hidden="true">
        <span className="kp-bar-whole" style={{ width: width(person.composite) }} />
      </span>
    );
  }
  const parts = ['team', 'duty', 'opinion'] as const;
  const label = t('split.of', {
    team: split.team.toFixed(1),
    duty: split.duty.toFixed(1),
    opinion: split.opinion.toFixed(1),
  });
  return (
    <span className="kp-bar" role="img" aria-label={label} title={label}>
      {parts.map((part) => (
        <span key={part} className={`kp-bar-${part}`} style={{ width: width(split[part]) }} />
      ))}
    </span>
  );
}

/** What the parts of the bars are. */
export function ScoreBarLegend() {
  const t = useResultTexts();
  return (
    <span className="kp-bar-legend" aria-hidden="true">
      {(['team', 'duty', 'opinion'] as const).map((part) => (
        <span key={part}>
          <i className={`kp-bar-${part}`} />
          {t(`split.${part}`)}
        </span>
      ))}
    </span>
  );
}
