import { InputNumber } from 'antd';
import { useId, useState } from 'react';
import { raiseInterviewCap } from '#shared/api/conduct/interviews.ts';
import { useCommand } from '../../app/api.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import type { Interviews, UnitAddress } from './interviews-page.tsx';
import { useTexts } from './texts.ts';

/** The leader lets more people be interviewed, with a reason. */
export function RaiseCap(props: { at: UnitAddress; data: Interviews; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const id = useId();
  const { cap } = props.data;
  const [max, setMax] = useState(cap.max + 1);
  const raise = useCommand(raiseInterviewCap);
  return (
    <ReasonModal
      open={props.open}
      title={t('raise')}
      busy={raise.isPending}
      error={raise.error}
      onConfirm={(reason) => raise.mutate({ ...props.at, max, reason }, { onSuccess: props.onClose })}
      onCancel={() => {
        raise.reset();
        props.onClose();
      }}
    >
      <p>{t('raise.what', { headcount: cap.headcount })}</p>
      <label htmlFor={id}>{t('raise.number')}</label>{' '}
      <InputNumber
        id={id}
        min={1}
        max={cap.hardMax ?? 1000}
        value={max}
        onChange={(value) => setMax(value ?? cap.max + 1)}
      />
    </ReasonModal>
  );
}
