import { Button, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { longestVoice } from '#shared/ballots/voices.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { Conflict } from '../../ui/conflict.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { fieldOf, type Values } from './form-values.ts';
import { useTexts } from './texts.ts';
import { useSaving } from './use-saving.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';

/** One opinion, new or to be amended. What is written stays until it is saved, whatever goes wrong. */
export function VoiceForm(props: VoicesProps & { before: VoiceRow | null; onClose: () => void }) {
  const { place, voices, conduct, before, onClose } = props;
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Values>();
  const channels = voices.channels.filter(({ kind }) => kind === 'entry').map(({ name }) => name);
  const saving = useSaving({
    ...{ place, before, voices },
    fill: (values) => form.setFieldsValue(values),
    refused: (problems) =>
      form.setFields(problems.map(({ path, message }) => ({ name: fieldOf(path), errors: [say(message)] }))),
    onDone: () => {
      toast(t('saved'));
      onClose();
    },
  });
  const [initial] = useState<Values>(
    () =>
      saving.begun ?? {
        ...{ channel: channels.length === 1 ? channels[0]! : '', date: conduct.today, about: 'team', people: [] },
        ...{ text: '', said: null },
      },
  );
  const [isChanged, setChanged] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const blocker = useUnsaved(isChanged);
  const label = useLabels(saving.people);
  const asks = isLeaving || blocker.state === 'blocked';
  const stay = () => {
    setLeaving(false);
    blocker.reset?.();
  };
  const { conflict, gone, isPending } = saving;
  return (
    <Modal
      open
      title={t(before ? 'amend.title' : 'add')}
      width={680}
      mask={{ closable: false }}
      onCancel={() => (isChanged ? setLeaving(true) : onClose())}
      footer={
        asks ? (
          <div className="kp-row kp-voice-leave" role="alert">
            <p>{t('form.leave')}</p>
            <Button danger onClick={() => (blocker.state === 'blocked' ? blocker.proceed() : onClose())}>
              {t('form.leave.go')}
            </Button>
            <Button type="primary" autoFocus onClick={stay}>
              {t('form.leave.stay')}
            </Button>
          </div>
        ) : (
          <>
            <Button onClick={() => (isChanged ? setLeaving(true) : onClose())}>{t('cancel')}</Button>
            <Button type="primary" loading={isPending} disabled={conflict !== null} onClick={() => form.submit()}>
              {t(gone ? 'gone.save' : 'save')}
            </Button>
          </>
        )
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={() => setChanged(true)}
        onFinish={() => saving.save(form.getFieldsValue(true) as Values)}
      >
        <p className="kp-note kp-voice-secret">{t('form.secret')}</p>
        <Fields {...props} channels={channels} label={label} people={saving.people} />
        {gone && <p className="kp-refusal">{t('gone', gone)}</p>}
        {conflict && (
          <Conflict
            changes={conflict.changes}
            label={(key) => t(key === 'people' ? 'about.who' : (key as 'channel'))}
            show={label}
            onMerge={conflict.merge}
          />
        )}
        {!conflict && <Refusal error={saving.error} />}
      </Form>
    </Modal>
  );
}

interface FieldsProps extends VoicesProps {
  before: VoiceRow | null;
  channels: readonly string[];
  people: readonly { id: string; name: string }[];
  label: (key: string, value: unknown) => string;
}

function Fields({ before, channels, people, label }: FieldsProps) {
  const t = useTexts();
  const about = Form.useWatch<Values['about'] | undefined>('about');
  const required = { required: true, message: t('required') };
  // One that the policy has no more stays with what has it.
  const known = before && !channels.includes(before.channel) ? [before.channel, ...channels] : channels;
  return (
    <>
      <Form.Item name="channel" label={t('channel')} rules={[required]}>
        <Radio.Group className="kp-voice-choice" options={known.map((name) => ({ value: name, label: name }))} />
      </Form.Item>
      <div className="kp-form-grid">
        <Form.Item name="date" label={t('date')} rules={[required]}>
          <DateField />
        </Form.Item>
        <Form.Item name="said" label={t('said')} tooltip={t('said.hint')}>
          <InputNumber className="kp-fill" min={1} max={100_000} precision={0} placeholder={t('said.hint')} />
        </Form.Item>
      </div>
      <Form.Item name="about" label={t('about')} rules={[required]}>
        <Radio.Group
          className="kp-voice-choice"
          options={(['team', 'people', 'unit'] as const).map((kind) => ({ value: kind, label: label('about', kind) }))}
        />
      </Form.Item>
      {about === 'people' && (
        <Form.Item name="people" label={t('about.who')} rules={[required]}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="text" label={t('text')} className="kp-voice-field" rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={longestVoice} showCount />
      </Form.Item>
    </>
  );
}

/** Values in the reader's words, for what two people changed at once. */
function useLabels(people: readonly { id: string; name: string }[]) {
  const t = useTexts();
  const marks = useMarks();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (key: string, value: unknown): string => {
    if (key === 'about') return t(`about.${value as Values['about']}`);
    if (Array.isArray(value)) return value.map((id: string) => names.get(id) ?? id).join(marks.and);
    return value === null || value === undefined ? '' : String(value);
  };
}

/** Asks before the page is left with something that is saved nowhere. */
function useUnsaved(isChanged: boolean) {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
}
