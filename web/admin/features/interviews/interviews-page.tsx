import { Button, Modal, Tabs } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { closeInterviews, readInterviews, reopenInterviews } from '#shared/api/conduct/interviews.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { VoicesLink } from '../voices/voices-link.tsx';
import { AddPeople } from './add-people.tsx';
import { Inquiries } from './inquiries.tsx';
import { InterviewList } from './interview-list.tsx';
import './interviews.css';
import { RaiseCap } from './raise-cap.tsx';
import { Tallies } from './tallies.tsx';
import { useTexts } from './texts.ts';
import { useUnit } from './use-unit.ts';
import type { UnitConductAnswer } from './use-unit.ts';

/** A unit's interviews: the group's list, tallies and inquiries; counts for everybody else. */
export function Component() {
  const t = useTexts();
  const { cycle, query, crumbs } = useUnit();
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { unit, facts, may } = query.data;
  const { state, listed, done } = facts.interviews;
  const isGroup = may.includes('conduct.group');
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={crumbs(unit)}
        tag={<span className="kp-tag kp-tag-blue">{t(`state.${state}`)}</span>}
        hint={isGroup ? t('secrecy') : t('counts.only')}
      />
      {isGroup ? (
        <GroupView cycle={cycle} unit={query.data} />
      ) : (
        <section className="kp-card">
          <p>{t('counts', { listed, done })}</p>
        </section>
      )}
    </>
  );
}

export type Interviews = Answer<typeof readInterviews>;

function GroupView({ cycle, unit }: { cycle: string; unit: UnitConductAnswer }) {
  const t = useTexts();
  const query = useOperation(readInterviews, { cycle, unit: unit.unit.id });
  const [params, setParams] = useSearchParams();
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { data } = query;
  const at = { cycle, unit: unit.unit.id };
  const tab = params.get('tab') ?? 'list';
  return (
    <div className="kp-stack">
      <Overview at={at} unit={unit} data={data} />
      <VoicesLink {...at} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'list' ? {} : { tab: key }, { replace: true })}
        items={[
          { key: 'list', label: t('list'), children: <InterviewList at={at} unit={unit} data={data} /> },
          { key: 'tallies', label: t('tallies'), children: <Tallies people={unit.people} data={data} /> },
          { key: 'inquiries', label: t('inquiries'), children: <Inquiries at={at} data={data} /> },
        ]}
      />
    </div>
  );
}

export interface UnitAddress {
  cycle: string;
  unit: string;
}

/** How many of how many, the window, and what is done with all of them. */
function Overview({ at, unit, data }: { at: UnitAddress; unit: UnitConductAnswer; data: Interviews }) {
  const t = useTexts();
  const [open, setOpen] = useState<'add' | 'raise' | 'close' | 'reopen' | null>(null);
  const close = useCommand(closeInterviews, { rereadStale: true });
  const reopen = useCommand(reopenInterviews);
  const { facts, cap, window } = data;
  const isClosed = facts.state === 'closed';
  const shut = () => setOpen(null);
  return (
    <section className="kp-card kp-interviews-overview">
      <div>
        <p id="interview-cap">{t('meter', { listed: facts.listed, max: cap.max })}</p>
        <progress aria-labelledby="interview-cap" value={facts.listed} max={Math.max(cap.max, 1)} />
        <p className="kp-soft">
          {t('counts', { listed: facts.listed, done: facts.done })}
          {'　'}
          {window.from && window.to ? t('window', { from: window.from, to: window.to }) : t('window.none')}
        </p>
      </div>
      {!unit.closed && (
        <div className="kp-row">
          {isClosed ? (
            <Button onClick={() => setOpen('reopen')}>{t('reopen')}</Button>
          ) : (
            <>
              <Button type="primary" onClick={() => setOpen('add')}>
                {t('add')}
              </Button>
              {cap.mayRaise && <Button onClick={() => setOpen('raise')}>{t('raise')}</Button>}
              <Button onClick={() => setOpen('close')}>{t('close')}</Button>
            </>
          )}
        </div>
      )}
      <AddPeople at={at} unit={unit} data={data} open={open === 'add'} onClose={shut} />
      <RaiseCap at={at} data={data} open={open === 'raise'} onClose={shut} />
      <Modal
        open={open === 'close'}
        title={t('close')}
        okText={t('close')}
        okButtonProps={{ loading: close.isPending }}
        onOk={() => close.mutate(at, { onSuccess: shut })}
        onCancel={() => {
          close.reset();
          shut();
        }}
      >
        <div className="kp-stack">
          <p>{t('close.what', { left: facts.listed - facts.done - facts.writing })}</p>
          <Refusal error={close.error} />
        </div>
      </Modal>
      <ReasonModal
        open={open === 'reopen'}
        title={t('reopen')}
        busy={reopen.isPending}
        error={reopen.error}
        onConfirm={(reason) => reopen.mutate({ ...at, reason }, { onSuccess: shut })}
        onCancel={shut}
      />
    </section>
  );
}
