import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { decidePlacement, listPlacement, readPlacement } from '#shared/api/conduct/placement.ts';
import type { PlacementRow } from '#shared/api/conduct/placement.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { Doubts } from './placement-reason.tsx';
import { useTexts } from './texts.ts';

interface Props {
  cycle: { id: string; version: string };
  person: PlacementRow;
  /** the first-level units, which may appraise */
  units: readonly { id: string; name: string }[];
  unitName: (id: string) => string;
  onClose: () => void;
}

interface Fields {
  unit?: string;
  status?: PlacementRow['status'];
  reason: string;
}

const statuses = ['appraised', 'ungraded', 'notAppraised'] as const;
const alsoChanges = [listPlacement, readPlacement];

/** The office decides where somebody is appraised, or whether; what is left open goes by rule. */
export function DecideModal({ cycle, person, units, unitName, onClose }: Props) {
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const [nothing, setNothing] = useState(false);
  const decide = useCommand(decidePlacement, { alsoChanges, rereadStale: true });
  const byRule = person.computed ?? person;
  const submit = ({ unit, status, reason }: Fields) => {
    setNothing(!unit && !status);
    if (!unit && !status) return;
    const decision = { ...(unit && { unit }), ...(status && { status }) };
    const { id, home } = person;
    decide.mutate(
      { cycle: cycle.id, version: cycle.version, unit: home, person: id, decision, reason: reason.trim() },
      {
        onSuccess: () => {
          toast(t('decide.done'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('decide.title', { name: person.name })}
      okText={t('decide')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: decide.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {person.doubts && (
        <div className="kp-note">
          <Doubts of={person.doubts} />
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        className="kp-placement-form"
        initialValues={{
          unit: person.decision?.unit,
          status: person.decision?.status,
          reason: person.decision?.reason ?? '',
        }}
        onFinish={submit}
      >
        <Form.Item name="unit" label={t('decide.unit')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('decide.byRule', { what: unitName(byRule.unit) })}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        </Form.Item>
        <Form.Item name="status" label={t('decide.status')}>
          <Select
            allowClear
            placeholder={t('decide.byRule', { what: say(statusLabels[byRule.status]) })}
            options={statuses.map((status) => ({ value: status, label: say(statusLabels[status]) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('decide.reason')}
          extra={t('decide.reason.hint')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
      {nothing && (
        <p className="kp-wrong" role="alert">
          {t('decide.nothing')}
        </p>
      )}
      <Refusal error={decide.error} />
    </Modal>
  );
}

/** Takes a decision back: the rule holds again. */
export function TakeBackModal({ cycle, person, unitName, onClose }: Omit<Props, 'units'>) {
  const t = useTexts();
  const say = useSay();
  const decide = useCommand(decidePlacement, { alsoChanges, rereadStale: true });
  const byRule = person.computed ?? person;
  return (
    <ReasonModal
      open
      title={t('takeBack.title', { name: person.name })}
      confirm={t('takeBack')}
      busy={decide.isPending}
      error={decide.error}
      onCancel={onClose}
      onConfirm={(reason) =>
        decide.mutate(
          { cycle: cycle.id, version: cycle.version, unit: person.home, person: person.id, decision: null, reason },
          {
            onSuccess: () => {
              toast(t('takeBack.done'));
              onClose();
            },
          },
        )
      }
    >
      {t('takeBack.what', { unit: unitName(byRule.unit), status: say(statusLabels[byRule.status]) })}
    </ReasonModal>
  );
}
