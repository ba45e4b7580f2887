import { Button, Form, Input, Radio } from 'antd';
import { useEffect } from 'react';
import { digestFrequencies, readMailSettings, saveMailSettings } from '#shared/api/messages.ts';
import type { DigestFrequency } from '#shared/api/messages.ts';
import { type Answer, useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { toast } from '../../ui/toast.tsx';
import './messages.css';
import { useTexts } from './texts.ts';

interface Fields {
  email?: string;
  frequency: DigestFrequency;
}

export function Component() {
  const t = useTexts();
  const { data, error, refetch } = useOperation(readMailSettings, {});
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        crumbs={[{ label: t('title'), to: '/messages' }]}
        hint={t('settings.hint')}
      />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data && <Settings settings={data} />}
    </>
  );
}

function Settings({ settings }: { settings: Answer<typeof readMailSettings> }) {
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(saveMailSettings);
  const { error } = save;
  const frequency = Form.useWatch('frequency', form);
  useEffect(() => {
    if (error) showProblems(form, error.problems, '', say);
  }, [form, error, say]);
  const submit = ({ email = '', frequency }: Fields) =>
    save.mutate(
      { email: email.trim() === '' ? null : email.trim(), frequency },
      { onSuccess: () => toast(t('saved')) },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      className="kp-card kp-mail-settings"
      initialValues={{ email: settings.email ?? '', frequency: settings.frequency }}
      onFinish={submit}
    >
      {!settings.sends && <p className="kp-note">{t('settings.off.service')}</p>}
      <Form.Item
        name="email"
        label={t('email')}
        extra={t('email.hint')}
        dependencies={['frequency']}
        validateTrigger="onBlur"
        rules={[
          { type: 'email', message: t('email.wrong') },
          { required: frequency !== undefined && frequency !== 'off', message: t('email.needed') },
        ]}
      >
        <Input type="email" autoComplete="email" maxLength={200} />
      </Form.Item>
      <Form.Item name="frequency" label={t('frequency')}>
        <Radio.Group
          className="kp-frequencies"
          options={digestFrequencies.map((value) => ({ value, label: t(`frequency.${value}`) }))}
        />
      </Form.Item>
      <Refusal error={error} />
      <div className="kp-form-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}
