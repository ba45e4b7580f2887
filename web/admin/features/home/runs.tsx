import { Link } from 'react-router';
import type { Run } from '#shared/api/grading.ts';
import { moment } from '../../ui/numbers.ts';
import { runPath } from '../cycles/paths.ts';
import { useTexts } from './texts.ts';

const shown = 5;

/** The latest runs of a cycle: drafts, the published one, which are provisional. */
export function Runs({ cycle, runs }: { cycle: string; runs: readonly Run[] }) {
  const t = useTexts();
  if (runs.length === 0) return <p className="kp-soft">{t('runs.none')}</p>;
  return (
    <ul className="kp-lines">
      {runs
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, shown)
        .map((run) => (
          <li key={run.id}>
            <Link to={runPath(cycle, run.id)}>
              {t('runs.line', { at: moment(run.at), name: run.by.name, note: run.note })}
            </Link>
            <span>
              <span className={`kp-tag ${run.state === 'published' ? 'kp-tag-blue' : ''}`}>
                {t(`runs.state.${run.state}`)}
              </span>{' '}
              {run.provisional && <span className="kp-soft">{t('runs.provisional')}</span>}
            </span>
          </li>
        ))}
    </ul>
  );
}
