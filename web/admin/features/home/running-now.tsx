import { Link } from 'react-router';
import { listJobs } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { ProgressBar } from '../../ui/job-progress.tsx';
import { aboutOf } from '../record/job-words.ts';
import { useTexts } from './texts.ts';

/** Jobs that go on now; the list in the header asks for them again while they do. */
export function RunningNow() {
  const t = useTexts();
  const jobs = useOperation(listJobs, {});
  const going = jobs.data?.jobs.filter((job) => job.state === 'running' || job.state === 'queued') ?? [];
  return (
    <section className="kp-card">
      <div className="kp-card-head">
        <h2>{t('jobs')}</h2>
        <Link to="/jobs">{t('jobs.all')}</Link>
      </div>
      {going.length === 0 && <p className="kp-soft">{t('jobs.none')}</p>}
      {going.map((job) => (
        <ProgressBar key={job.id} label={aboutOf(job)} done={job.progress.done} total={job.progress.total} />
      ))}
    </section>
  );
}
