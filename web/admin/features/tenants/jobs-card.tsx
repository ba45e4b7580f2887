import type { Job } from '#shared/api/common.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import '../../ui/small-tables.css';
import { useUiTexts } from '../../ui/texts.ts';
import { useTexts as useRecordTexts } from '../record/texts.ts';
import { useTexts } from './texts.ts';

const looks = { failed: 'kp-tag-wrong', running: 'kp-tag-blue', queued: '', done: '' } as const;

/** What the service itself did in a county: opening, archives, measuring, erasing. */
export function JobsCard({ jobs }: { jobs: readonly Job[] }) {
  const t = useTexts();
  const ui = useUiTexts();
  const record = useRecordTexts();
  const say = useSay();
  const newestFirst = jobs.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const state = ({ state, progress, problems }: Job) => (
    <>
      <span className={`kp-tag ${looks[state]}`}>{ui(`job.${state}`)}</span>
      {state === 'running' && progress.total > 0 && ` ${progress.done}/${progress.total}`}
      {problems[0] && <span className="kp-wrong"> {say(problems[0].message)}</span>}
    </>
  );
  return (
    <section className="kp-card kp-dated">
      <h2>{t('jobs.title')}</h2>
      {jobs.length === 0 ? (
        <p className="kp-soft">{t('jobs.none')}</p>
      ) : (
        <SmallTable
          label={t('jobs.title')}
          heads={[t('jobs.kind'), t('state'), t('jobs.at'), t('jobs.finished')]}
          rows={newestFirst.map((job) => [
            record(`kind.${job.kind}`),
            state(job),
            moment(job.at),
            job.finishedAt === null ? '—' : moment(job.finishedAt),
          ])}
        />
      )}
    </section>
  );
}
