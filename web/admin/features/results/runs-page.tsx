import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { listRuns } from '#shared/api/grading.ts';
import type { Run } from '#shared/api/grading.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Loading } from '../../ui/loading.tsx';
import { count, moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { comparePath, runPath } from '../cycles/paths.ts';
import { latestPublished } from './latest-published.ts';
import { PublishButton } from './publish-run.tsx';
import { RunPolicy } from './run-policy.tsx';
import { RunStateTag } from './run-state.tsx';
import { StartRun } from './start-run.tsx';
import { useResultTexts } from './texts.ts';
import './results.css';
import '../../ui/small-tables.css';

/** The runs of a cycle: start one, look at one, compare two, publish one. */
export function Component() {
  const t = useResultTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const crumbs = useCycleCrumbs(cycle);
  const [params, setParams] = useSearchParams();
  const job = params.get('job');
  const runs = useOperation(
    listRuns,
    { cycle },
    {
      refetchAfter: (last) => (job !== null || last?.runs.some((run) => run.state === 'running') ? 2000 : false),
    },
  );
  const cycles = useOperation(listCycles, {});
  const own = cycles.data?.cycles.find((row) => row.cycle.id === cycle) ?? null;
  const published = latestPublished(cycles.data?.cycles ?? []);
  const starting = params.get('start') !== null;
  const put = (key: 'job' | 'start', value: string | null) => {
    const next = new URLSearchParams(params);
    if (key === 'start') next.delete('policy');
    if (value === null) next.delete(key);
    else next.set(key, value);
    setParams(next, { replace: true });
  };
  const start = can('run.write') && (
    <Button type="primary" onClick={() => put('start', '')}>
      {t('start')}
    </Button>
  );
  const list = runs.data?.runs ?? [];
  return (
    <div className="kp-stack">
      <PageHeader
        title={t('runs.of', { year: cycle })}
        crumbs={crumbs}
        hint={can('draft.read') ? t('runs.hint') : undefined}
        extra={list.length > 0 && start}
      />
      {job && (
        <div className="kp-card">
          <JobProgress job={job}>
            {() => (
              <p role="status">
                {t('run.ready')} <Button onClick={() => put('job', null)}>{t('run.seen')}</Button>
              </p>
            )}
          </JobProgress>
        </div>
      )}
      {published && published.cycle !== cycle && (
        <p>
          <Link to={runPath(published.cycle, published.run)}>{t('runs.published', { year: published.year })}</Link>
        </p>
      )}
      {runs.error && <ErrorState error={runs.error} retry={() => void runs.refetch()} />}
      {runs.isPending && <Loading />}
      {runs.data && list.length === 0 && !job && (
        <EmptyState
          title={t(can('run.write') ? 'runs.none' : 'runs.none.reader')}
          hint={t(can('run.write') ? 'runs.none.hint' : 'runs.none.reader.hint')}
          action={start || undefined}
        />
      )}
      {list.length > 0 && <RunsTable runs={list} ownPolicy={own?.policyVersion ?? null} />}
      {starting && (
        <StartRun
          cycle={cycle}
          ownPolicy={own?.policyVersion ?? null}
          policy={params.get('policy')}
          onClose={() => put('start', null)}
          onStarted={(started) => {
            const next = new URLSearchParams({ job: started });
            setParams(next, { replace: true });
          }}
        />
      )}
    </div>
  );
}

function RunsTable({ runs, ownPolicy }: { runs: readonly Run[]; ownPolicy: string | null }) {
  const t = useResultTexts();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string[]>([]);
  const newest = runs.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const cycle = runs[0]?.cycle ?? '';
  const choose = (run: string, on: boolean) =>
    setChosen(on ? [...chosen, run].slice(-2) : chosen.filter((id) => id !== run));
  const compare = () => {
    const [a, b] = chosen.toSorted();
    void navigate(`${comparePath(cycle)}?a=${a}&b=${b}`);
  };
  return (
    <section className="kp-card">
      <div className="kp-wide" tabIndex={0} role="region" aria-label={t('runs')}>
        <table className="kp-list-table">
          <thead>
            <tr>
              <th scope="col">{t('compare')}</th>
              <th scope="col">{t('run.made')}</th>
              <th scope="col">{t('run.note')}</th>
              <th scope="col">{t('run.state')}</th>
              <th scope="col">{t('run.policy')}</th>
              <th scope="col" className="kp-right">
                {t('run.people')}
              </th>
              <th scope="col" className="kp-right">
                {t('run.excellent')}
              </th>
              <th scope="col">{t('run.by')}</th>
              <th scope="col">
                <span className="kp-hidden">{t('publish')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map((run) => {
              const isReady = run.state !== 'running' && run.state !== 'failed';
              return (
                <tr key={run.id}>
                  <td>
                    <Checkbox
                      aria-label={t('compare.choose', { run: moment(run.at) })}
                      disabled={!isReady}
                      checked={chosen.includes(run.id)}
                      onChange={(event) => choose(run.id, event.target.checked)}
                    />
                  </td>
                  <th scope="row">
                    {isReady ? <Link to={runPath(run.cycle, run.id)}>{moment(run.at)}</Link> : moment(run.at)}
                  </th>
                  <td className="kp-run-note">
                    {run.note || <span className="kp-soft">{t('run.notNoted')}</span>}
                    {run.published && <div className="kp-soft">{run.published.reason}</div>}
                  </td>
                  <td>
                    <RunStateTag run={run} />
                    {ownPolicy !== null && (run.draftPolicy || run.policyVersion !== ownPolicy) && (
                      <span className="kp-tag">{t('run.trial')}</span>
                    )}
                  </td>
                  <td>
                    <RunPolicy run={run} />
                  </td>
                  <td className="kp-right">{count(run.people)}</td>
                  <td className="kp-right">{count(run.grades.excellent ?? 0)}</td>
                  <td>{run.by.name}</td>
                  <td>
                    <PublishButton run={run} gaps={null} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {runs.length > 1 && (
        <div className="kp-row kp-runs-tools">
          <Button disabled={chosen.length !== 2} onClick={compare}>
            {t('compare.two')}
          </Button>
        </div>
      )}
    </section>
  );
}
