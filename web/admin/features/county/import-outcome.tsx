import { Button } from 'antd';
import * as z from 'zod';
import type { Job } from '#shared/api/common.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobState, useJob } from '../../ui/job-progress.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { count } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import '../../ui/small-tables.css';
import { useStepName } from '../tenants/step-names.ts';
import { PrintableSlips } from '../users/printable-slips.tsx';
import { useTexts } from './texts.ts';

const restored = z.object({ items: z.int(), files: z.int(), users: z.int(), file: z.string().nullable() });
const shownFaults = 200;

/** How taking an archive in goes on, and what came of it. */
export function ImportOutcome({ job: id, onAnother }: { job: string; onAnother: () => void }) {
  const t = useTexts();
  const step = useStepName();
  const { job, error } = useJob(id);
  if (error && !job) return <ErrorState error={error} />;
  if (job?.state === 'failed') return <Failed job={job} onAnother={onAnother} />;
  if (job?.state === 'done') return <Done output={job.output} />;
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('import.running')}</h2>
      <JobState job={job} step={step} />
    </section>
  );
}

/** Every fault by its place in the archive; nothing has come in. */
function Failed({ job, onAnother }: { job: Job; onAnother: () => void }) {
  const t = useTexts();
  const say = useSay();
  const { problems } = job;
  return (
    <section className="kp-card kp-stack">
      <div className="kp-refusal" role="alert">
        <strong>{t('import.failed')}</strong>
      </div>
      <h2>{t('import.faults', { n: problems.length })}</h2>
      <SmallTable
        label={t('import.faults', { n: problems.length })}
        heads={[t('import.place'), t('import.fault')]}
        rows={problems
          .slice(0, shownFaults)
          .map((problem) => [
            problem.path === '' ? t('import.whole') : <code key="path">{problem.path}</code>,
            say(problem.message),
          ])}
      />
      {problems.length > shownFaults && <p className="kp-soft">{t('import.faults.more', { n: shownFaults })}</p>}
      <div>
        <Button type="primary" onClick={onAnother}>
          {t('import.another')}
        </Button>
      </div>
    </section>
  );
}

function Done({ output }: { output: Record<string, unknown> | null }) {
  const t = useTexts();
  const came = restored.safeParse(output);
  if (!came.success) return <ErrorState error={null} />;
  const { items, files, users, file } = came.data;
  return (
    <>
      <section className="kp-card kp-stack kp-no-print">
        <div role="status">
          <h2>✓ {t('import.done')}</h2>
        </div>
        <p>{t('import.counts', { items: count(items), files: count(files), users: count(users) })}</p>
        {file && <p>{t('import.slips')}</p>}
        <div>
          {/* A county with other modules and another scheme is read anew. */}
          <LinkButton to="/">{t('import.toHome')}</LinkButton>
        </div>
      </section>
      {file && <PrintableSlips file={file} />}
    </>
  );
}
