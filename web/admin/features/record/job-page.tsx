import { Navigate, useParams } from 'react-router';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress, useJob } from '../../ui/job-progress.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { aboutOf, outcomePath } from './job-words.ts';
import { useTexts } from './texts.ts';

/** A job by its id; one whose outcome stands on a page of its own leads there. */
export function Component() {
  const t = useTexts();
  const { job: id = '' } = useParams();
  const { job, error } = useJob(id);
  if (error && !job) return <ErrorState error={error} />;
  if (!job) return <Loading />;
  const outcome = outcomePath(job);
  if (outcome !== `/jobs/${id}`) return <Navigate to={outcome} replace />;
  return (
    <>
      <PageHeader
        title={t('job.title', { kind: t(`kind.${job.kind}`) })}
        crumbs={[{ label: t('jobs'), to: '/jobs' }]}
        hint={`${aboutOf(job)} ${moment(job.at)} ${job.by.name}`}
      />
      <section className="kp-card">
        <JobProgress job={id} />
      </section>
    </>
  );
}
