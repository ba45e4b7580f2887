import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { readCycle, takeRegister } from '#shared/api/appraisals.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { count, moment, yuan } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { boardPath } from '../conduct/paths.ts';
import { noticePath, planPath } from '../plan/paths.ts';
import { placementPath } from '../placement/paths.ts';
import { CloseCycle, ClosingProgress } from './closing.tsx';
import { CompletenessTable } from './completeness-table.tsx';
import { periodOf } from './cycle-row-facts.ts';
import { CycleState } from './cycle-state.tsx';
import './cycles.css';
import { cyclePath, runPath, runsPath } from './paths.ts';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  const { cycle: id = '' } = useParams();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const job = params.get('job');
  const cycle = useOperation(readCycle, { cycle: id });
  if (cycle.error) return <ErrorState error={cycle.error} retry={() => cycle.refetch()} />;
  if (!cycle.data) return <Loading />;
  const { row } = cycle.data;
  return (
    <>
      <PageHeader
        title={t('title', { year: row.cycle.year })}
        crumbs={[{ label: t('cycles'), to: '/cycles' }]}
        tag={<CycleState row={row} />}
        extra={
          <>
            {can('conduct.read') && <LinkButton to={boardPath(id)}>{t('board')}</LinkButton>}
            {can('conduct.read') && <LinkButton to={planPath(id)}>{t('plan')}</LinkButton>}
            <LinkButton to={noticePath(id)}>{t('notice')}</LinkButton>
            {can('cycle.write') && <LinkButton to={`${cyclePath(id)}/edit`}>{t('edit')}</LinkButton>}
            {can('cycle.export') && <LinkButton to={`${cyclePath(id)}/export`}>{t('export')}</LinkButton>}
            {can('cycle.write') && (
              <LinkButton to={`/import?cycle=${encodeURIComponent(id)}`}>{t('import')}</LinkButton>
            )}
            {can('conduct.read') && <LinkButton to={placementPath(id)}>{t('placement')}</LinkButton>}
            {can('run.publish') && <CloseCycle row={row} onStarted={(started) => setParams({ job: started })} />}
            {can('result.read') && (
              <LinkButton type="primary" to={runsPath(id)}>
                {t('results')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="kp-stack">
        {job !== null && <ClosingProgress job={job} />}
        <CycleFacts row={row} />
        {can('cycle.write') && <BehindRegister data={cycle.data} />}
        <section>
          <h2 className="kp-section-title">{t('completeness')}</h2>
          <CompletenessTable data={cycle.data} />
        </section>
      </div>
    </>
  );
}

function CycleFacts({ row }: { row: CycleRow }) {
  const t = useTexts();
  const { can } = useSession();
  return (
    <section className="kp-card">
      <dl className="kp-facts">
        <dt>{t('period')}</dt>
        <dd>{periodOf(row)}</dd>
        <dt>{t('policy')}</dt>
        <dd>
          {can('policy.read') ? (
            <Link to={`/policy/versions/${row.policyVersion}`}>{row.policyTitle}</Link>
          ) : (
            row.policyTitle
          )}
        </dd>
        {row.cycle.fiscalRevenue !== undefined && (
          <>
            <dt>{t('revenue')}</dt>
            <dd>{yuan(row.cycle.fiscalRevenue)}</dd>
          </>
        )}
        <dt>{t('units')}</dt>
        <dd>
          {count(row.units)}，{t('people')} {count(row.people)}，{t('performance')}{' '}
          {t('rows', { n: count(row.performanceRows) })}，{t('opinions')} {t('rows', { n: count(row.opinionRows) })}
        </dd>
        <dt>{t('changed')}</dt>
        <dd>{t('changed.by', { at: moment(row.changedAt), name: row.changedBy.name })}</dd>
        {row.publishedRun && (
          <>
            <dt>{t('published')}</dt>
            <dd>
              <Link to={runPath(row.cycle.id, row.publishedRun)}>{t('view')}</Link>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Says where the register has moved on since the cycle took it over, and offers to take it over again. */
function BehindRegister({ data }: { data: Answer<typeof readCycle> }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const take = useCommand(takeRegister);
  const behind = data.units.filter((unit) => unit.behindRegister).length;
  if (behind === 0 && data.unitsOnlyInRegister === 0) return null;
  const { cycle, version } = data.row;
  return (
    <div className="kp-note kp-row">
      <span>
        {behind > 0 && t('register.note', { n: behind })}
        {data.unitsOnlyInRegister > 0 && t('register.note.new', { n: data.unitsOnlyInRegister })}
      </span>
      <Button className="kp-row-end" onClick={() => setAsking(true)}>
        {t('register.take')}
      </Button>
      <ReasonModal
        open={asking}
        title={t('register.take')}
        busy={take.isPending}
        error={take.error}
        onCancel={() => {
          take.reset();
          setAsking(false);
        }}
        onConfirm={(reason) => take.mutate({ cycle: cycle.id, version, reason }, { onSuccess: () => setAsking(false) })}
      >
        {t('register.take.what')}
      </ReasonModal>
    </div>
  );
}
