import { SwapOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { listRuns, readRun } from '#shared/api/grading.ts';
import type { Run } from '#shared/api/grading.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { runsPath } from '../cycles/paths.ts';
import { Differences } from './differences.tsx';
import { useCompareTexts } from './texts.ts';
import './compare.css';

/** Two runs of a cycle side by side: who moved and why. Which two is in the address. */
export function Component() {
  const t = useCompareTexts();
  const { cycle = '' } = useParams();
  const crumbs = useCycleCrumbs(cycle);
  const [params, setParams] = useSearchParams();
  const a = params.get('a');
  const b = params.get('b');
  const job = params.get('job');
  const list = useOperation(
    listRuns,
    { cycle },
    {
      // a trial under way: until its run stands in the list
      refetchAfter: (last) => {
        const run = last?.runs.find(({ id }) => id === b);
        return job !== null && (!run || run.state === 'running') ? 1500 : false;
      },
    },
  );
  const runs = (list.data?.runs ?? []).toSorted((x, y) => (x.id < y.id ? 1 : -1));
  const ready = runs.filter((run) => run.state !== 'running' && run.state !== 'failed');
  const isWaiting = job !== null && b !== null && !ready.some((run) => run.id === b);
  const put = (changed: { a?: string | null; b?: string | null }) => {
    const next = new URLSearchParams();
    const chosen = { a, b, ...changed };
    if (chosen.a) next.set('a', chosen.a);
    if (chosen.b) next.set('b', chosen.b);
    setParams(next, { replace: true });
  };
  return (
    <div className="kp-stack kp-results">
      <PageHeader title={t('title')} crumbs={[...crumbs, { label: t('runs'), to: runsPath(cycle) }]} />
      {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={3} />}
      {list.data && (
        <div className="kp-compare-choose kp-no-print">
          <RunSelect label={t('before')} runs={ready} value={a} onChange={(id) => put({ a: id })} />
          <Button
            icon={<SwapOutlined />}
            disabled={!a || !b}
            aria-label={t('swap')}
            title={t('swap')}
            onClick={() => put({ a: b, b: a })}
          />
          <RunSelect label={t('after')} runs={ready} value={isWaiting ? null : b} onChange={(id) => put({ b: id })} />
        </div>
      )}
      {isWaiting && (
        <div className="kp-card">
          <JobProgress job={job} />
        </div>
      )}
      {list.data && ready.length < 2 && !isWaiting && <EmptyState title={t('choose.more')} />}
      {list.data && ready.length >= 2 && (!a || !b || a === b) && !isWaiting && (
        <EmptyState title={t('choose.two')} hint={t('choose.two.hint')} />
      )}
      {a && b && a !== b && !isWaiting && <Pair cycle={cycle} a={a} b={b} />}
    </div>
  );
}

function RunSelect(props: {
  label: string;
  runs: readonly Run[];
  value: string | null;
  onChange: (id: string) => void;
}) {
  const t = useCompareTexts();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        className="kp-fill"
        placeholder={t('choose')}
        value={props.value}
        onChange={props.onChange}
        options={props.runs.map((run) => ({
          value: run.id,
          label: [moment(run.at), run.note, run.policyTitle].filter(Boolean).join(' · '),
        }))}
      />
    </div>
  );
}

function Pair({ cycle, a, b }: { cycle: string; a: string; b: string }) {
  const before = useOperation(readRun, { cycle, run: a });
  const after = useOperation(readRun, { cycle, run: b });
  const error = before.error ?? after.error;
  if (error) return <ErrorState error={error} retry={() => void (before.error ? before : after).refetch()} />;
  if (!before.data || !after.data) return <Loading lines={8} />;
  return <Differences cycle={cycle} before={before.data} after={after.data} />;
}
