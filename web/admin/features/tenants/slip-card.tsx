import { Button, Modal } from 'antd';
import { useState } from 'react';
import { takeSlip } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
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
      },
    );
  return (
    <section className="kp-card kp-stack kp-slip-card">
      <h2 className="kp-no-print">{t('slip.title')}</h2>
      {slip ? (
        <>
          <LeaveGuard why={printed ? null : 'leave.slips'} />
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
              <Button onClick={() => setAsking(true)}>{t('slip.again')}</Button>
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
        onCancel={() => setAsking(false)}
      >
        <div className="kp-stack">
          <p>{t('slip.again.what')}</p>
          <Refusal error={take.error} />
        </div>
      </Modal>
    </section>
  );
}
