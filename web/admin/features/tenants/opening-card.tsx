import { Button } from 'antd';
import { useState } from 'react';
import type { Job } from '#shared/api/common.ts';
import { openTenant } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { JobState } from '../../ui/job-progress.tsx';
import { inputOf, readDraft } from './open-draft.ts';
import { useStepName } from './step-names.ts';
import { useTexts } from './texts.ts';

/** How far a county's opening is; null before the job is first seen. One that failed for good is begun once more. */
export function OpeningCard({ tenant, job }: { tenant: string; job: Job | null }) {
  const t = useTexts();
  const step = useStepName();
  const [draft] = useState(() => readDraft(sessionStorage));
  const open = useCommand(openTenant);
  const hasFailed = job?.state === 'failed';
  return (
    <section className="kp-card kp-stack">
      <h2>{t(hasFailed ? 'opening.failed' : 'opening.title')}</h2>
      <JobState job={job} step={step} />
      {hasFailed &&
        (draft?.id === tenant ? (
          <div>
            <Button type="primary" loading={open.isPending} onClick={() => open.mutate(inputOf(draft))}>
              {t('opening.again')}
            </Button>
          </div>
        ) : (
          <p className="kp-note">{t('opening.elsewhere')}</p>
        ))}
      <Refusal error={open.error} />
    </section>
  );
}
