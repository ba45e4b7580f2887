import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { setChair } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** Who presides: the policy's choice, or somebody else for a reason. */
export function ChairLine({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const [changing, setChanging] = useState(false);
  const { chair, state } = conduct.facts.meeting;
  const name = chair?.who.name ?? meeting.usualChair?.name;
  return (
    <div className="kp-row">
      <span className="kp-soft">{t('chair')}</span>
      {name ? <strong>{name}</strong> : <span className="kp-wrong">{t('chair.none')}</span>}
      {chair?.reason && <span className="kp-soft">{t('chair.because', { reason: chair.reason })}</span>}
      {mayAct && state !== 'closed' && (
        <Button size="small" className="kp-no-print" onClick={() => setChanging(true)}>
          {t('chair.change')}
        </Button>
      )}
      {changing && <ChairModal place={place} conduct={conduct} meeting={meeting} onClose={() => setChanging(false)} />}
    </div>
  );
}

function ChairModal(props: Omit<CardProps, 'mayAct'> & { onClose: () => void }) {
  const { place, conduct, meeting, onClose } = props;
  const t = useTexts();
  const ui = useUiTexts();
  const id = useId();
  const [who, setWho] = useState<string | null>(conduct.facts.meeting.chair?.who.id ?? meeting.usualChair?.id ?? null);
  const [reason, setReason] = useState('');
  const set = useCommand(setChair, { rereadStale: true });
  const { usualChair } = meeting;
  const options = [
    ...(usualChair?.kind === 'user' ? [{ value: usualChair.id, label: usualChair.name }] : []),
    ...conduct.people.map((one) => ({ value: one.id, label: one.name })),
  ];
  const kind = usualChair?.kind === 'user' && who === usualChair.id ? 'user' : 'person';
  return (
    <Modal
      open
      title={t('chair.change')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: who === null, loading: set.isPending }}
      onOk={() =>
        who !== null &&
        set.mutate(
          { ...place, kind, id: who, reason: reason.trim() === '' ? null : reason.trim() },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={`${id}-who`}>{t('chair')}</label>
          <Select
            id={`${id}-who`}
            className="kp-fill"
            showSearch={{ optionFilterProp: 'label' }}
            value={who}
            options={options}
            onChange={setWho}
          />
        </div>
        <div>
          <label htmlFor={`${id}-why`}>{ui('reason')}</label>
          <Input.TextArea
            id={`${id}-why`}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="kp-soft">{t('chair.hint')}</p>
        </div>
        <Refusal error={set.error} />
      </div>
    </Modal>
  );
}
