import { DownloadOutlined, PrinterOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { readRun } from '#shared/api/grading.ts';
import { readPolicy } from '#shared/api/policies.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { comparePath, runsPath } from '../cycles/paths.ts';
import { WhyDrawer } from '../why/why-drawer.tsx';
import { GapsView } from './gaps-view.tsx';
import { Overview } from './overview.tsx';
import { OutcomesView } from './outcomes-view.tsx';
import { PeopleView } from './people-view.tsx';
import { gapsOf } from './provisional.ts';
import { PublishButton } from './publish-run.tsx';
import { RunPolicy } from './run-policy.tsx';
import { RunStateTag } from './run-state.tsx';
import { runViewOf } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { TeamsView } from './teams-view.tsx';
import { useResultTexts } from './texts.ts';
import { UnitsView } from './units-view.tsx';
import './results.css';
import '../../ui/small-tables.css';

const views = ['people', 'units', 'teams', 'outcomes', 'gaps'] as const;
type ViewName = (typeof views)[number];

export function Component() {
  const t = useResultTexts();
  const { cycle = '', run = '' } = useParams();
  const crumbs = useCrumbs(cycle);
  const query = useOperation(readRun, { cycle, run });
  const version = query.data?.run.policyVersion;
  const saved = useOperation(
    readPolicy,
    { id: version ?? '' },
    { enabled: version !== undefined && !query.data?.run.draftPolicy },
  );
  const policy = query.data?.policy ?? saved.data?.policy ?? null;
  const view = useMemo(() => (query.data ? runViewOf(cycle, query.data, policy) : null), [cycle, query.data, policy]);
  if (view && view.result.run.state === 'running') {
    return (
      <>
        <PageHeader title={t('results.of', { year: cycle })} crumbs={crumbs} />
        <div className="kp-card">
          <JobProgress job={view.result.run.job} />
        </div>
      </>
    );
  }
  if (view) return <Results view={view} />;
  return (
    <>
      <PageHeader title={t('results.of', { year: cycle })} crumbs={crumbs} />
      {query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <Loading lines={10} />}
    </>
  );
}

function useCrumbs(cycle: string) {
  const t = useResultTexts();
  return [...useCycleCrumbs(cycle), { label: t('runs'), to: runsPath(cycle) }];
}

function Results({ view }: { view: RunView }) {
  const t = useResultTexts();
  const crumbs = useCrumbs(view.cycle);
  const [params, setParams] = useSearchParams();
  const { run } = view.result;
  const gaps = useMemo(() => gapsOf(view.result), [view.result]);
  const asked = views.find((name) => name === params.get('view')) ?? 'people';
  const show = (name: ViewName) => {
    const next = new URLSearchParams();
    if (name !== 'people') next.set('view', name);
    if (params.has('charts')) next.set('charts', params.get('charts')!);
    setParams(next, { preventScrollReset: true });
  };
  const showsCharts = params.get('charts') !== 'off';
  const toggleCharts = () => {
    const next = new URLSearchParams(params);
    if (showsCharts) next.set('charts', 'off');
    else next.delete('charts');
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return (
    <div className="kp-results">
      <PageHeader
        title={t('results.of', { year: view.cycle })}
        crumbs={crumbs}
        tag={<RunStateTag run={run} />}
        hint={<RunLine view={view} />}
        extra={<Tools view={view} />}
      />
      {gaps.length > 0 && asked !== 'gaps' && <Provisional gaps={gaps} onSee={() => show('gaps')} />}
      <div className="kp-row kp-no-print">
        <Segmented
          aria-label={t('view')}
          value={asked}
          onChange={show}
          options={views
            .filter((name) => name !== 'gaps' || gaps.length > 0)
            .map((name) => ({
              value: name,
              label: name === 'gaps' ? `${t('view.gaps')} ${gaps.length}` : t(`view.${name}`),
            }))}
        />
        {(asked === 'people' || asked === 'units') && (
          <Button className="kp-row-end" type="text" aria-expanded={showsCharts} onClick={toggleCharts}>
            {t(showsCharts ? 'charts.hide' : 'charts.show')}
          </Button>
        )}
      </div>
      {(asked === 'people' || asked === 'units') && showsCharts && <Overview view={view} />}
      {asked === 'people' && <PeopleView view={view} />}
      {asked === 'units' && <UnitsView view={view} />}
      {asked === 'teams' && <TeamsView view={view} />}
      {asked === 'outcomes' && <OutcomesView view={view} />}
      {asked === 'gaps' && <GapsView view={view} />}
      <WhyDrawer cycle={view.cycle} run={run.id} decimals={view.decimals} />
    </div>
  );
}

function RunLine({ view }: { view: RunView }) {
  const t = useResultTexts();
  const { run } = view.result;
  return (
    <>
      {run.note || t('run.notNoted')} · {t('made.line', { at: moment(run.at), name: run.by.name })} ·{' '}
      <RunPolicy run={run} />
      {run.published && (
        <>
          {' · '}
          {t('published.line', {
            at: moment(run.published.at),
            name: run.published.by.name,
            reason: run.published.reason,
          })}
        </>
      )}
    </>
  );
}

function Provisional({ gaps, onSee }: { gaps: ReturnType<typeof gapsOf>; onSee: () => void }) {
  const t = useResultTexts();
  const teams = gaps.filter((gap) => gap.kind === 'team').length;
  return (
    <div className="kp-refusal kp-provisional" role="note">
      <strong>{t('gaps')}</strong> {t('gaps.line', { teams, people: gaps.length - teams })}{' '}
      <button type="button" className="kp-link" onClick={onSee}>
        {t('gaps.see')}
      </button>
    </div>
  );
}

function Tools({ view }: { view: RunView }) {
  const t = useResultTexts();
  const [busy, setBusy] = useState(false);
  const { run } = view.result;
  const save = async () => {
    setBusy(true);
    try {
      const { exportResult } = await import('./export-result.ts');
      await exportResult(view, t('results.of', { year: view.cycle }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>
        {t('export')}
      </Button>
      <Link to={`${comparePath(view.cycle)}?b=${run.id}`}>
        <Button icon={<SwapOutlined />} tabIndex={-1}>
          {t('compare.with')}
        </Button>
      </Link>
      <PublishButton run={run} gaps={gapsOf(view.result)} />
    </>
  );
}
