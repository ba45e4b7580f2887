import { Button } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { closeCycle, closingSummary } from '#shared/api/appraisals.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { listJobs } from '#shared/api/tenants.ts';
import { useCommand } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { count } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useTexts } from './texts.ts';

/** Closes a cycle whose result is published; says before what it will write, and that there is no way back. */
export function CloseCycle({ row, onStarted }: { row: CycleRow; onStarted: (job: string) => void }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  // made once, so that a second click on a slow line starts no second closing
  const [id, setId] = useState(() => ulid());
  const close = useCommand(closeCycle, { alsoChanges: [listJobs] });
  if (row.publishedRun === null) return null;
  const { cycle, version } = row;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(row.state === 'closed' ? 'close.again' : 'close')}</Button>
      <ReasonModal
        open={asking}
        title={t('close.title', { year: cycle.year })}
        confirm={t('close')}
        busy={close.isPending}
        error={close.error}
        onCancel={() => {
          close.reset();
          setAsking(false);
        }}
        onConfirm={(reason) =>
          close.mutate(
            { cycle: cycle.id, id, version, reason },
            {
              onSuccess: ({ job }) => {
                setAsking(false);
                setId(ulid());
                onStarted(job);
              },
            },
          )
        }
      >
        <p>{t('close.what', { year: cycle.year })}</p>
        <p>{t(row.state === 'closed' ? 'close.what.again' : 'close.what.then')}</p>
      </ReasonModal>
    </>
  );
}

/** How far a closing is, and what it wrote. */
export function ClosingProgress({ job }: { job: string }) {
  return (
    <section className="kp-card">
      <JobProgress job={job}>{(done) => <Written output={done.output} />}</JobProgress>
    </section>
  );
}

function Written({ output }: { output: Record<string, unknown> | null }) {
  const t = useTexts();
  const summary = closingSummary.safeParse(output);
  if (!summary.success) return <ErrorState error={null} />;
  const { nothingNew, people, units } = summary.data;
  if (nothingNew) return <p role="status">{t('close.nothingNew')}</p>;
  return (
    <p role="status">
      ✓ {t('close.done', { people: count(people.written), units: count(units.written) })}
      {people.gone > 0 && t('close.gone', { people: count(people.gone) })}
    </p>
  );
}
