import { Button } from 'antd';
import { useState } from 'react';
import { withdrawReadinessRecord } from '#shared/api/conduct/readiness.ts';
import { useCommand } from '../../app/api.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useTexts } from './texts.ts';

export function WithdrawButton(props: {
  cycle: string;
  unit: string;
  kind: 'guidance' | 'formReceipt';
  id: string;
  version: string;
  /** what it is, for whoever hears the button instead of seeing its row */
  label: string;
}) {
  const { label, ...record } = props;
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(withdrawReadinessRecord, { rereadStale: true });
  return (
    <>
      <Button size="small" type="text" aria-label={`${t('withdraw')} ${label}`} onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <ReasonModal
        open={asking}
        title={t('withdraw.title')}
        confirm={t('withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onCancel={() => {
          withdraw.reset();
          setAsking(false);
        }}
        onConfirm={(reason) => withdraw.mutate({ ...record, reason }, { onSuccess: () => setAsking(false) })}
      >
        {t('withdraw.what')}
      </ReasonModal>
    </>
  );
}
