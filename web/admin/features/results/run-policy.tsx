import { Link } from 'react-router';
import type { Run } from '#shared/api/grading.ts';
import { useResultTexts } from './texts.ts';

/** The policy a run was made on; a draft that was tried is nowhere to be opened. */
export function RunPolicy({ run }: { run: Run }) {
  const t = useResultTexts();
  if (run.draftPolicy) return <>{t('run.policy.draft', { title: run.policyTitle })}</>;
  return <Link to={`/policy/versions/${run.policyVersion}`}>{run.policyTitle}</Link>;
}
