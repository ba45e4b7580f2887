import type { Job } from '#shared/api/common.ts';
import { JobState } from '../../ui/job-progress.tsx';
import { useStepName } from './step-names.ts';
import { useTexts } from './texts.ts';

/** How far a county's opening is; null before the job is first seen. */
export function OpeningCard({ job }: { job: Job | null }) {
  const t = useTexts();
  const step = useStepName();
  return (
    <section className="kp-card kp-stack">
      <h2>{t(job?.state === 'failed' ? 'opening.failed' : 'opening.title')}</h2>
      <JobState job={job} step={step} />
    </section>
  );
}
