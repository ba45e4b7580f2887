import { Button } from 'antd';
import { useState } from 'react';
import {
  confirmStaffTally,
  releaseStaffTally,
  returnStaffTally,
  signStaffTally,
  withdrawStaffAppraisal,
} from '#shared/api/conduct/staff.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

/** What the reader can do with the tally now, the next step first, the way back beside it. */
export function TallyActions({ cycle, unit, staff }: CardProps) {
  const t = useTexts();
  const { me } = useSession();
  const again = { rereadStale: true };
  const confirm = useCommand(confirmStaffTally, again);
  const sign = useCommand(signStaffTally, again);
  const release = useCommand(releaseStaffTally, again);
  const { actions, tally, charge } = staff;
  const seen = { cycle, unit, version: tally.version };
  const isMine = tally.enteredBy?.user === me.user?.id;
  const canConfirm = actions.includes('confirm') && tally.rows.length > 0;
  const mayOnlyGoBack = ['correct', 'return', 'withdraw'] as const;
  if (
    !canConfirm &&
    !actions.some((one) => one === 'sign' || one === 'release') &&
    !mayOnlyGoBack.some((one) => actions.includes(one))
  )
    return null;
  return (
    <>
      {actions.includes('sign') && <p className="kp-soft">{t('sign.what', { name: me.user?.name ?? '' })}</p>}
      {canConfirm && isMine && <p className="kp-soft">{t('confirm.other')}</p>}
      <Refusal error={confirm.error ?? sign.error ?? release.error} />
      <div className="kp-row">
        {canConfirm && !isMine && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(seen)}>
            {t('confirm')}
          </Button>
        )}
        {actions.includes('sign') && (
          <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate(seen)}>
            {t('sign')}
          </Button>
        )}
        {actions.includes('release') && (
          <Button type="primary" loading={release.isPending} onClick={() => release.mutate(seen)}>
            {t(charge === 'group' ? 'release' : 'release.own')}
          </Button>
        )}
        <SendBack {...{ cycle, unit, staff }} />
        {actions.includes('withdraw') && <Withdraw {...{ cycle, unit }} />}
      </div>
    </>
  );
}

function SendBack({ cycle, unit, staff }: Pick<CardProps, 'cycle' | 'unit' | 'staff'>) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const back = useCommand(returnStaffTally, { rereadStale: true });
  const action = (['correct', 'return'] as const).find((one) => staff.actions.includes(one));
  const { state: from } = staff.facts;
  if (!action || from === 'planned' || from === 'underWay') return null;
  const label = t(`return.${action}`);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{label}</Button>
      <ReasonModal
        open={asking}
        title={label}
        confirm={label}
        busy={back.isPending}
        error={back.error}
        onCancel={() => {
          back.reset();
          setAsking(false);
        }}
        onConfirm={(reason) => back.mutate({ cycle, unit, from, reason }, { onSuccess: () => setAsking(false) })}
      >
        {t('return.what')}
      </ReasonModal>
    </>
  );
}

function Withdraw({ cycle, unit }: Pick<CardProps, 'cycle' | 'unit'>) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(withdrawStaffAppraisal, { rereadStale: true });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('withdraw')}</Button>
      <ReasonModal
        open={asking}
        title={t('withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onCancel={() => {
          withdraw.reset();
          setAsking(false);
        }}
        onConfirm={(reason) => withdraw.mutate({ cycle, unit, reason }, { onSuccess: () => setAsking(false) })}
      >
        {t('withdraw.what')}
      </ReasonModal>
    </>
  );
}
