import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { readTenant, takeSlip } from '#shared/api/service.ts';
import { operationKey, useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { LeaveGuard } from '../users/leave-guard.tsx';
import { SlipSheet } from '../users/slips.tsx';
import { useTexts } from './texts.ts';

interface Props {
  tenant: string;
  /** waits to be taken */
  waits: boolean;
  untouched: boolean;
}

/** The first administrator's slip: taken once, printed like those that a county makes; again while nothing was begun. */
export function SlipCard({ tenant, waits, untouched }: Props) {
  const t = useTexts();
  const client = useQueryClient();
  const take = useCommand(takeSlip);
  const [asking, setAsking] = useState(false);
  const [printed, setPrinted] = useState(false);
  const slip = take.data;
  const ask = (again: boolean) =>
    take.mutate(
      { tenant, again },
      {
        onSuccess: () => {
          setAsking(false);
          setPrinted(false);
        },
        // The answer may be lost after the slip was made: the page then offers another one.
        onError: () => client.invalidateQueries({ queryKey: operationKey(readTenant, { tenant }) }),
      },
    );
  const askAgain = () => {
    take.reset();
    setAsking(true);
  };
  const close = () => {
    setAsking(false);
    take.reset();
  };
  return (
    <section className="kp-card kp-stack kp-slip-card">
      <h2 className="kp-no-print">{t('slip.title')}</h2>
      {slip ? (
        <>
          <LeaveGuard why={printed ? null : 'leave.slip'} />
          <SlipSheet slips={[{ ...slip, unit: '' }]} county={slip.county} onPrint={() => setPrinted(true)} />
        </>
      ) : waits ? (
        <>
          <p>{t('slip.waits')}</p>
          <div>
            <Button type="primary" loading={take.isPending} onClick={() => ask(false)}>
              {t('slip.take')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            {t('slip.taken')}
            {untouched && t('slip.lost')}
          </p>
          {untouched ? (
            <div>
              <Button onClick={askAgain}>{t('slip.again')}</Button>
            </div>
          ) : (
            <p className="kp-soft">{t('slip.touched')}</p>
          )}
        </>
      )}
      {!asking && <Refusal error={take.error} />}
      <Modal
        open={asking}
        title={t('slip.again')}
        okText={t('slip.again')}
        okButtonProps={{ loading: take.isPending }}
        onOk={() => ask(true)}
        onCancel={close}
      >
        <div className="kp-stack">
          <p>{t('slip.again.what')}</p>
          <Refusal error={take.error} />
        </div>
      </Modal>
    </section>
  );
}
