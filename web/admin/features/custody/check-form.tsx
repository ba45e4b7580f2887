import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { confirmHandover, type readCustody, returnHandover } from '#shared/api/conduct/custody.ts';
import { type HandoverRound } from '#shared/appraisal/custody-details.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { MaterialTable, paperKey } from './material-table.tsx';
import { useTexts } from './texts.ts';

/** The group counts: as listed it confirms; otherwise the papers go back to the unit with a remark. */
export function CheckForm(props: {
  cycle: string;
  unit: string;
  custody: Answer<typeof readCustody>;
  round: HandoverRound;
}) {
  const { cycle, unit, custody, round } = props;
  const t = useTexts();
  const confirm = useCommand(confirmHandover);
  const giveBack = useCommand(returnHandover);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(
    () => new Map(round.materials.map((one) => [paperKey(one), one.copies])),
  );
  const [on, setOn] = useState(custody.today);
  const [returning, setReturning] = useState(false);
  const of = (one: { person: string | null }) => counts.get(paperKey(one)) ?? 0;
  const differs = round.materials.some((one) => of(one) !== one.copies);
  const counted = round.materials.map((one) => ({ person: one.person, counted: of(one) }));
  const about = { cycle, unit, version: custody.version, counts: counted };
  return (
    <section className="kp-card kp-stack">
      <h2>{t('check.title')}</h2>
      {round.reason && <p>{t('receipt.short', { reason: round.reason })}</p>}
      <MaterialTable
        materials={round.materials}
        counted={(one) => (
          <>
            {of(one) !== one.copies && <span className="kp-wrong">{t('differs')} </span>}
            <InputNumber
              aria-label={`${one.name} ${t('counted')}`}
              min={0}
              max={99}
              precision={0}
              size="small"
              value={of(one)}
              onChange={(value) => setCounts((now) => new Map(now).set(paperKey(one), value ?? 0))}
            />
          </>
        )}
      />
      <p role="status" className="kp-wrong">
        {differs && t('check.differs')}
      </p>
      <div className="kp-row">
        <span className="kp-custody-date">
          <DateField label={t('check.on')} value={on} onChange={(day) => setOn(day ?? custody.today)} />
        </span>
        <Button
          type="primary"
          disabled={differs}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ ...about, on }, { onSuccess: () => toast(t('check.confirmed')) })}
        >
          {t('check.confirm')}
        </Button>
        <Button onClick={() => setReturning(true)}>{t('check.return')}</Button>
      </div>
      <Refusal error={confirm.error} />
      <ReasonModal
        open={returning}
        title={t('check.return')}
        busy={giveBack.isPending}
        error={giveBack.error}
        onCancel={() => {
          setReturning(false);
          giveBack.reset();
        }}
        onConfirm={(remark) => giveBack.mutate({ ...about, remark }, { onSuccess: () => toast(t('check.returned')) })}
      >
        {t('check.return.what')}
      </ReasonModal>
    </section>
  );
}
