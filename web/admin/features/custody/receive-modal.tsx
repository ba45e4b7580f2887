import { Input, InputNumber, Modal } from 'antd';
import { useId, useState } from 'react';
import { type GroupCustody, receiveBatch } from '#shared/api/conduct/custody.ts';
import { type Delivery } from '#shared/appraisal/custody-details.ts';
import { useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { toast } from '../../ui/toast.tsx';
import { copiesOf } from './copies-of.ts';
import { useTexts } from './texts.ts';

/** The department counts what came, unit by unit; a difference needs a remark. */
export function ReceiveModal(props: {
  cycle: string;
  group: GroupCustody;
  delivery: Delivery;
  today: string;
  onClose: () => void;
}) {
  const { cycle, group, delivery, today, onClose } = props;
  const t = useTexts();
  const id = useId();
  const receive = useCommand(receiveBatch, { rereadStale: true });
  const [on, setOn] = useState(today);
  const [remark, setRemark] = useState('');
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(
    () => new Map(delivery.units.map((unit) => [unit.unit, copiesOf(unit)])),
  );
  const differs = delivery.units.some((unit) => counts.get(unit.unit) !== copiesOf(unit));
  const send = () =>
    receive.mutate(
      {
        ...{ cycle, group: group.id, version: group.version, on, remark: remark.trim() || null },
        counts: [...counts].map(([unit, counted]) => ({ unit, counted })),
      },
      {
        onSuccess: () => {
          toast(t('receive.done'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('receive.title', { group: group.name })}
      okText={t('receive')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: receive.isPending, disabled: differs && remark.trim() === '' }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <div>
          {t('check.on')}
          <DateField label={t('check.on')} value={on} onChange={(day) => setOn(day ?? today)} />
        </div>
        <SmallTable
          label={t('manifest')}
          heads={[t('unit'), t('copies'), t('counted')]}
          right={[1, 2]}
          rows={delivery.units.map((unit) => [
            unit.name,
            copiesOf(unit),
            <InputNumber
              key="counted"
              aria-label={`${unit.name} ${t('counted')}`}
              min={0}
              max={99999}
              precision={0}
              size="small"
              value={counts.get(unit.unit) ?? 0}
              onChange={(value) => setCounts((now) => new Map(now).set(unit.unit, value ?? 0))}
            />,
          ])}
        />
        {differs && (
          <div>
            <label htmlFor={id}>
              {t('receive.remark')} <span className="kp-wrong">{t('differs')}</span>
            </label>
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={500}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          </div>
        )}
        <Refusal error={receive.error} />
      </div>
    </Modal>
  );
}
