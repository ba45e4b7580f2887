import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { ulid } from 'ulid';
import * as z from 'zod';
import { exportCounty } from '#shared/api/tenants.ts';
import { useCommand } from '../../app/api.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { JobState, useJob } from '../../ui/job-progress.tsx';
import { size } from '../../ui/numbers.ts';
import { useStepName } from '../tenants/step-names.ts';
import { DownloadButton } from './download-button.tsx';
import { useTexts } from './texts.ts';

const made = z.object({ file: z.string(), name: z.string(), size: z.int(), sha256: z.string() });

/** Everything the county owns as one file: a job whose id is in the address, then the download. */
export function ExportCard() {
  const t = useTexts();
  const step = useStepName();
  const [params, setParams] = useSearchParams();
  const id = params.get('job');
  const { job, error } = useJob(id);
  const start = useCommand(exportCounty);
  const ended = job?.state === 'done' || job?.state === 'failed';
  const begin = () => start.mutate({ id: ulid() }, { onSuccess: (started) => setParams({ job: started.job }) });
  return (
    <section className="kp-card kp-stack">
      <h2>{t('export')}</h2>
      <p>{t('export.hint')}</p>
      <p className="kp-soft">{t('export.care')}</p>
      {id && error && !job && <ErrorState error={error} />}
      {id && !(error && !job) && (
        <JobState job={job} step={step}>
          {(done) => <Ready output={done.output} />}
        </JobState>
      )}
      {(!id || ended || error) && (
        <div>
          <Button type={id ? 'default' : 'primary'} loading={start.isPending} onClick={begin}>
            {t(id ? 'export.again' : 'export.start')}
          </Button>
        </div>
      )}
      <Refusal error={start.error} />
    </section>
  );
}

function Ready({ output }: { output: Record<string, unknown> | null }) {
  const t = useTexts();
  const archive = made.safeParse(output);
  if (!archive.success) return <ErrorState error={null} />;
  const { file, name, sha256 } = archive.data;
  return (
    <div className="kp-note kp-stack">
      <strong role="status">✓ {t('export.ready')}</strong>
      <dl className="kp-facts">
        <dt>{t('file')}</dt>
        <dd>{name}</dd>
        <dt>{t('size')}</dt>
        <dd>{size(archive.data.size)}</dd>
        <dt>{t('sha')}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
      </dl>
      <div>
        <DownloadButton file={file} name={name} primary />
      </div>
    </div>
  );
}
