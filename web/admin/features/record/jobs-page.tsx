import { useMemo } from 'react';
import { Link } from 'react-router';
import { jobKinds } from '#shared/api/common.ts';
import type { Job } from '#shared/api/common.ts';
import { listJobs } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { aboutOf, outcomePath } from './job-words.ts';
import { useTexts } from './texts.ts';

const goesOn = ({ state }: Job) => state === 'queued' || state === 'running';

export function Component() {
  const t = useTexts();
  const jobs = useOperation(listJobs, {}, { refetchAfter: (last) => (last?.jobs.some(goesOn) ? 2000 : false) });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('jobs')} hint={t('jobs.hint')} />
      {jobs.error && <ErrorState error={jobs.error} retry={() => jobs.refetch()} />}
      {jobs.isPending && <Loading />}
      {jobs.data && (
        <DataTable
          id="jobs"
          label={t('jobs')}
          rows={jobs.data.jobs.toSorted((a, b) => (a.at < b.at ? 1 : -1))}
          columns={columns}
          rowKey={(job) => job.id}
          empty={<EmptyState title={t('jobs.none')} />}
        />
      )}
    </>
  );
}

function useColumns(): Column<Job>[] {
  const t = useTexts();
  return useMemo(() => {
    const states = ['queued', 'running', 'done', 'failed'] as const;
    return [
      {
        key: 'kind',
        title: t('kind'),
        width: 120,
        value: (job) => t(`kind.${job.kind}`),
        render: (job) => <Link to={outcomePath(job)}>{t(`kind.${job.kind}`)}</Link>,
        filter: { choices: jobKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })), of: (job) => job.kind },
      },
      { key: 'name', title: t('name'), width: 320, value: aboutOf },
      {
        key: 'state',
        title: t('state'),
        width: 110,
        value: (job) => t(`state.${job.state}`),
        render: (job) => (
          <span
            className={`kp-tag ${{ failed: 'kp-tag-wrong', running: 'kp-tag-blue', queued: '', done: '' }[job.state]}`}
          >
            {t(`state.${job.state}`)}
          </span>
        ),
        filter: {
          choices: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          of: (job) => job.state,
        },
      },
      {
        key: 'progress',
        title: t('progress'),
        width: 110,
        align: 'right',
        value: ({ progress, state }) =>
          state === 'running' && progress.total > 0 ? `${progress.done}/${progress.total}` : null,
      },
      { key: 'at', title: t('at'), width: 160, value: (job) => moment(job.at) },
      { key: 'who', title: t('who'), width: 120, value: (job) => job.by.name },
      {
        key: 'finished',
        title: t('finished'),
        width: 160,
        value: (job) => (job.finishedAt === null ? null : moment(job.finishedAt)),
      },
    ];
  }, [t]);
}
