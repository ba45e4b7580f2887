import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Job } from '#shared/api/common.ts';
import { readJob } from '#shared/api/tenants.ts';
import { useOperation } from '../app/api.ts';
import type { ApiError } from '../app/api-error.ts';
import { useSay } from '../app/i18n.ts';
import { ErrorState } from './error-state.tsx';
import { useUiTexts } from './texts.ts';

const ended = (state: Job['state'] | undefined) => state === 'done' || state === 'failed';

/**
 * A job's state, asked for every second until it ends; then everything the pages show is read again. The job lives in
 * the service: keep its id in the page's address and the progress is there after a reload.
 */
export function useJob(job: string | null): { job: Job | null; error: ApiError | null } {
  const client = useQueryClient();
  const last = useRef<Job['state'] | undefined>(undefined);
  const query = useOperation(
    readJob,
    { job: job ?? '' },
    { enabled: job !== null, refetchAfter: (last) => (ended(last?.state) ? false : 1000) },
  );
  const state = query.data?.state;
  useEffect(() => {
    // A short job may have ended before it was first asked for.
    if (ended(state) && !ended(last.current)) {
      void client.invalidateQueries({ predicate: (other) => other.queryKey[1] !== readJob.id });
    }
    last.current = state;
  }, [client, state]);
  return { job: query.data ?? null, error: query.error };
}

/** A job with its progress bar; `children` stands below once it is done. */
export function JobProgress({ job: id, children }: { job: string; children?: (job: Job) => ReactNode }) {
  const { job, error } = useJob(id);
  if (error && !job) return <ErrorState error={error} />;
  return <JobState job={job}>{children}</JobState>;
}

interface StateProps {
  /** null until it is first answered for */
  job: Job | null;
  /** what the job's present step is called */
  step?: ((step: string) => string) | undefined;
  children?: ((job: Job) => ReactNode) | undefined;
}

/** The same of a job that the page has read already. */
export function JobState({ job, step, children }: StateProps) {
  const t = useUiTexts();
  if (!job) return <ProgressBar label={t('job.queued')} done={0} total={0} />;
  if (job.state === 'failed') {
    return (
      <div className="kp-refusal" role="alert">
        <strong>{t('job.failed')}</strong>
        <JobProblems job={job} />
      </div>
    );
  }
  if (job.state === 'done') return <>{children?.(job) ?? <p role="status">{t('job.done')}</p>}</>;
  return (
    <div className="kp-stack">
      <ProgressBar
        label={job.state === 'running' && step ? step(job.progress.step) : t(`job.${job.state}`)}
        done={job.progress.done}
        total={job.progress.total}
      />
      <p className="kp-soft">{t(step ? 'job.leave' : 'job.background')}</p>
    </div>
  );
}

interface BarProps {
  label: string;
  done: number;
  total: number;
  /** where what is done is bytes and not pieces: `37%` */
  inPercent?: boolean;
}

export function ProgressBar({ label, done, total, inPercent = false }: BarProps) {
  const t = useUiTexts();
  const percent = total > 0 ? Math.round((done / total) * 100) : 0;
  return (
    <div className="kp-progress" role="status">
      <span>
        {label}
        {total > 0 && <> · {inPercent ? `${percent}%` : t('job.progress', { done, total })}</>}
      </span>
      <progress aria-label={label} max={100} {...(total > 0 ? { value: percent } : {})} />
    </div>
  );
}

function JobProblems({ job }: { job: Job }) {
  const say = useSay();
  return (
    <ul>
      {job.problems.slice(0, 50).map((problem) => (
        <li key={`${problem.path} ${problem.code}`}>
          {problem.path && <code>{problem.path}</code>} {say(problem.message)}
        </li>
      ))}
    </ul>
  );
}
