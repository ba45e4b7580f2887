import { LoadingOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { listJobs } from '#shared/api/tenants.ts';
import { useOperation } from './api.ts';
import { useSession } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';

/** Says in the header, on every page, that work goes on in the background, and leads to it. */
export function RunningJobs() {
  const t = useShellTexts();
  const { can } = useSession();
  const jobs = useOperation(
    listJobs,
    {},
    { enabled: can('job.read'), refetchAfter: (last) => (running(last) > 0 ? 3000 : 60_000) },
  );
  const n = running(jobs.data);
  if (n === 0) return null;
  return (
    <Link to="/jobs" className="kp-jobs">
      <LoadingOutlined aria-hidden="true" /> {t('jobs.running', { n })}
    </Link>
  );
}

const running = (answer: { jobs: { state: string }[] } | undefined): number =>
  answer?.jobs.filter((job) => job.state === 'queued' || job.state === 'running').length ?? 0;
