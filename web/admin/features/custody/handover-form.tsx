import { Button, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { handOver, type readCustody } from '#shared/api/conduct/custody.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { MaterialTable, paperKey } from './material-table.tsx';
import { useTexts } from './texts.ts';

/** The unit's list, filled in with the copies that are asked for; fewer need a reason. */
export function HandoverForm(props: { cycle: string; unit: string; custody: Answer<typeof readCustody> }) {
  const { cycle, unit, custody } = props;
  const t = useTexts();
  const id = useId();
  const send = useCommand(handOver);
  const [copies, setCopies] = useState<ReadonlyMap<string, number>>(
    () => new Map(custody.materials.map((one) => [paperKey(one), custody.copies])),
  );
  const [reason, setReason] = useState('');
  const of = (one: { person: string | null }) => copies.get(paperKey(one)) ?? 0;
  const missing = custody.materials.reduce((sum, one) => sum + Math.max(0, custody.copies - of(one)), 0);
  const isBlocked = custody.blockedBy.length > 0;
  const submit = () =>
    send.mutate(
      {
        ...{ cycle, unit, version: custody.version },
        materials: custody.materials.map((one) => ({ person: one.person, copies: of(one) })),
        reason: missing > 0 ? reason.trim() || null : null,
      },
      { onSuccess: () => toast(t('hand.done')) },
    );
  return (
    <section className="kp-card kp-stack">
      <h2>{t('hand.title')}</h2>
      {isBlocked && <p className="kp-note">{t('hand.blocked')}</p>}
      <MaterialTable
        materials={custody.materials.map((one) => ({ ...one, required: custody.copies, copies: null, counted: null }))}
        copies={(one) => (
          <InputNumber
            aria-label={`${one.name} ${t('copies')}`}
            min={0}
            max={99}
            precision={0}
            size="small"
            disabled={isBlocked}
            value={of(one)}
            onChange={(value) => setCopies((now) => new Map(now).set(paperKey(one), value ?? 0))}
          />
        )}
      />
      {missing > 0 && (
        <div>
          <label htmlFor={id}>
            {t('short.reason')} <span className="kp-wrong">{t('short', { n: missing })}</span>
          </label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      <Refusal error={send.error} />
      <div>
        <Button
          type="primary"
          disabled={isBlocked || (missing > 0 && reason.trim() === '')}
          loading={send.isPending}
          onClick={submit}
        >
          {t('hand.do')}
        </Button>
      </div>
    </section>
  );
}
