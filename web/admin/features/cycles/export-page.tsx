import { Button } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { ulid } from 'ulid';
import * as z from 'zod';
import { startExport } from '#shared/api/appraisals.ts';
import { readFile } from '#shared/api/tenants.ts';
import { call, useCommand } from '../../app/api.ts';
import { downloadFrom } from '../../ui/download.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { cyclePath } from './paths.ts';
import { useTexts } from './texts.ts';

const exported = z.object({ file: z.string(), name: z.string().optional() });

/** A cycle as a dataset file: a job whose id is in the address, then the download. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const start = useCommand(startExport);
  const job = params.get('job');
  const begin = () => start.mutate({ cycle, id: ulid() }, { onSuccess: (started) => setParams({ job: started.job }) });
  return (
    <>
      <PageHeader
        title={t('export.title', { year: cycle })}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('title', { year: cycle }), to: cyclePath(cycle) },
        ]}
        hint={t('export.hint')}
      />
      <section className="kp-card kp-stack">
        {job ? (
          <JobProgress job={job}>{(done) => <Ready output={done.output} cycle={cycle} />}</JobProgress>
        ) : (
          <div>
            <Button type="primary" loading={start.isPending} onClick={begin}>
              {t('export.start')}
            </Button>
          </div>
        )}
        <Refusal error={start.error} />
      </section>
    </>
  );
}

function Ready({ output, cycle }: { output: Record<string, unknown> | null; cycle: string }) {
  const t = useTexts();
  const file = exported.safeParse(output);
  if (!file.success) return <ErrorState error={null} />;
  const name = file.data.name ?? `${cycle}.dataset.json`;
  const get = async () => {
    const { url, name: called } = await call(readFile, { file: file.data.file });
    downloadFrom(url, called);
  };
  return (
    <div className="kp-stack">
      <h2>{t('export.ready')}</h2>
      <div className="kp-row">
        <Button type="primary" onClick={get}>
          {t('export.download', { name })}
        </Button>
        <LinkButton to={`${cyclePath(cycle)}/export`}>{t('export.again')}</LinkButton>
      </div>
    </div>
  );
}
