import { Button } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { listErasures } from '#shared/api/erasure.ts';
import { readTenant } from '#shared/api/service.ts';
import type { TenantRow } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobState } from '../../ui/job-progress.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { count, moment, size } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StateTag } from '../tenants/state-tag.tsx';
import { useStepName } from '../tenants/step-names.ts';
import { bytesOf } from '../tenants/storage-card.tsx';
import { AskModal, CancelModal, ExecuteModal } from './erasure-modals.tsx';
import { useLeftWords } from './erasures-page.tsx';
import { stageOf } from './hold.ts';
import { useTexts } from './texts.ts';

/** What was typed for one county must not stand on the page of the next. */
export function Component() {
  const { tenant = '' } = useParams();
  return <Erasure key={tenant} id={tenant} />;
}

/** One county on its way to being erased: where it stands, exactly what will go, and what may be done now. */
function Erasure({ id }: { id: string }) {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const job = params.get('job');
  const erasures = useOperation(listErasures, {});
  const query = useOperation(
    readTenant,
    { tenant: id },
    { refetchAfter: (last) => (last && last.tenant.state === 'erasing' && job !== null ? 1000 : false) },
  );
  const crumbs = [{ label: t('title'), to: '/erasures' }];
  if (query.error?.code === 'not-found' || query.error?.code === 'invalid-input') {
    return <MissingState title={t('title')} crumbs={crumbs} />;
  }
  const error = query.error ?? erasures.error;
  if (error) return <ErrorState error={error} retry={() => Promise.all([query.refetch(), erasures.refetch()])} />;
  if (!query.data || !erasures.data) return <Loading />;
  const { tenant, jobs, now } = query.data;
  const stage = stageOf(tenant, now);
  const going = jobs.find((one) => one.id === job || (one.kind === 'erasure' && one.state !== 'done'));
  const isGoing = stage !== 'erased' && (going !== undefined || job !== null);
  return (
    <>
      <PageHeader
        title={t('county.title', { name: tenant.name })}
        crumbs={crumbs}
        tag={<StateTag state={tenant.state} />}
      />
      <div className="kp-stack">
        {isGoing && <Going job={going ?? null} />}
        {stage === 'erased' ? (
          <section className="kp-card kp-stack">
            <p role="status">✓ {t('state.erased')}</p>
            <div>
              <LinkButton type="primary" to={`/erasures/${id}/certificate`}>
                {t('done.open')}
              </LinkButton>
            </div>
          </section>
        ) : (
          <>
            {(!isGoing || going?.state === 'failed') && (
              <Stands
                tenant={tenant}
                now={now}
                holdDays={erasures.data.holdDays}
                onStarted={(started) => setParams({ job: started })}
              />
            )}
            {(!isGoing || going?.state === 'failed') && <WhatGoes tenant={tenant} />}
          </>
        )}
      </div>
    </>
  );
}

type Going = Parameters<typeof JobState>[0]['job'];

function Going({ job }: { job: Going }) {
  const t = useTexts();
  const step = useStepName();
  return (
    <section className="kp-card kp-stack">
      <h2>{t('running')}</h2>
      <JobState job={job} step={step}>
        {() => <p role="status">✓ {t('done')}</p>}
      </JobState>
    </section>
  );
}

interface StandsProps {
  tenant: TenantRow;
  now: string;
  holdDays: number;
  onStarted: (job: string) => void;
}

function Stands({ tenant, now, holdDays, onStarted }: StandsProps) {
  const t = useTexts();
  const left = useLeftWords(now);
  const [asking, setAsking] = useState<'ask' | 'cancel' | 'execute' | null>(null);
  const close = () => setAsking(null);
  const stage = stageOf(tenant, now);
  const { erasure } = tenant;
  const words =
    stage === 'held' || stage === 'due'
      ? t(`state.${stage}`, { due: moment(erasure?.due ?? now), left: left(tenant) })
      : stage === 'suspended'
        ? t('state.suspended')
        : t(tenant.state === 'opening' ? 'state.opening' : 'state.active');
  return (
    <section className="kp-card kp-stack">
      <h2>{t('step.state')}</h2>
      <p>{words}</p>
      {erasure && (
        <dl className="kp-facts">
          <dt>{t('requested')}</dt>
          <dd>{moment(erasure.at)}</dd>
          <dt>{t('by')}</dt>
          <dd>{erasure.by.name}</dd>
          <dt>{t('reason')}</dt>
          <dd>{erasure.reason}</dd>
        </dl>
      )}
      <div className="kp-row">
        {stage === 'suspended' && (
          <Button danger onClick={() => setAsking('ask')}>
            {t('ask')}
          </Button>
        )}
        {stage === 'due' && (
          <Button danger type="primary" onClick={() => setAsking('execute')}>
            {t('execute')}
          </Button>
        )}
        {(stage === 'held' || stage === 'due') && <Button onClick={() => setAsking('cancel')}>{t('cancel')}</Button>}
        {stage === 'held' && <span className="kp-soft">{t('execute.wait')}</span>}
      </div>
      <AskModal open={asking === 'ask'} tenant={tenant} holdDays={holdDays} onClose={close} />
      <CancelModal open={asking === 'cancel'} tenant={tenant} onClose={close} />
      {asking === 'execute' && <ExecuteModal tenant={tenant} onClose={close} onStarted={onStarted} />}
    </section>
  );
}

/** Exactly what will go, and what stays. */
function WhatGoes({ tenant }: { tenant: TenantRow }) {
  const t = useTexts();
  const { storage } = tenant;
  return (
    <section className="kp-card kp-stack">
      <h2>{t('goes.title')}</h2>
      <ul className="kp-bullets">
        <li>{t('goes.data')}</li>
        <li>{t('goes.record')}</li>
        <li>{t('goes.ballots')}</li>
        <li>{t('goes.files')}</li>
        <li>{t('goes.accounts')}</li>
      </ul>
      {storage && (
        <p>
          {t('goes.size', {
            items: count(storage.items),
            files: count(storage.files),
            size: size(bytesOf(storage)),
            at: moment(storage.at),
          })}
        </p>
      )}
      <p>{t('goes.stays')}</p>
      <p className="kp-soft">{t('goes.backup')}</p>
      <p className="kp-note">{t('goes.archive')}</p>
    </section>
  );
}
