import { Button, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ulid } from 'ulid';
import { countyCode, localLogin, openTenant } from '#shared/api/service.ts';
import { presetNotes } from '#shared/policy/presets/all.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { dropDraft, keepDraft, nothing, readDraft } from './open-draft.ts';
import type { OpenFields } from './open-draft.ts';
import './tenants.css';
import { useTexts } from './texts.ts';

/** A new county: what is filled in becomes a job, whose progress and slip stand on the county's own page. */
export function Component() {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const [form] = Form.useForm<OpenFields>();
  const [draft] = useState(() => readDraft(sessionStorage));
  const [isKept, setKept] = useState(draft !== null);
  // One set of ids for the form: sent again after a lost answer, it is the same county.
  const [ids] = useState(() => ({ id: ulid(), admin: ulid(), job: ulid() }));
  const open = useCommand(openTenant);
  const { error } = open;
  // A county's code is the one thing here that can be taken.
  const isTaken = error?.code === 'already-exists';
  useEffect(() => {
    if (!error) return;
    showProblems(form, error.problems, '', say);
    if (isTaken) {
      form.setFields([{ name: 'code', errors: [t('new.code.taken')] }]);
      form.getFieldInstance('code')?.focus();
    }
  }, [form, error, isTaken, say, t]);
  const submit = ({ name, code, preset, admin }: OpenFields) =>
    open.mutate(
      {
        ...{ id: ids.id, job: ids.job, name: name.trim(), code, preset: preset === '' ? null : preset },
        admin: { id: ids.admin, login: admin.login, name: admin.name.trim() },
      },
      {
        onSuccess: async () => {
          dropDraft(sessionStorage);
          await navigate(`/tenants/${ids.id}`, { replace: true });
        },
      },
    );
  const clear = () => {
    form.setFieldsValue(nothing);
    dropDraft(sessionStorage);
    setKept(false);
  };
  const required = { required: true, whitespace: true, message: t('required') };
  return (
    <>
      <PageHeader title={t('new.title')} crumbs={[{ label: t('tenants'), to: '/tenants' }]} hint={t('new.hint')} />
      <Form
        form={form}
        layout="vertical"
        className="kp-open"
        initialValues={draft ?? nothing}
        onValuesChange={(_, all: OpenFields) => keepDraft(sessionStorage, all)}
        onFinish={submit}
      >
        <div className="kp-stack">
          {isKept && (
            <p className="kp-note kp-row" role="status">
              {t('new.kept')}
              <button type="button" className="kp-link" onClick={clear}>
                {t('new.clear')}
              </button>
            </p>
          )}
          <section className="kp-card">
            <h2>{t('new.county')}</h2>
            <div className="kp-form-grid">
              <Form.Item name="name" label={t('name')} extra={t('new.name.hint')} rules={[required]}>
                <Input maxLength={100} autoComplete="off" autoFocus />
              </Form.Item>
              <Form.Item
                name="code"
                label={t('code')}
                extra={t('new.code.hint')}
                rules={[required, matching(countyCode, t('new.code.rule'))]}
              >
                <Input maxLength={16} autoComplete="off" autoCapitalize="none" spellCheck={false} />
              </Form.Item>
            </div>
          </section>
          <section className="kp-card">
            <h2 id="preset">{t('new.preset')}</h2>
            <Form.Item name="preset" noStyle>
              <Radio.Group className="kp-choices" aria-labelledby="preset">
                {presetNotes.map(({ name, label, note }) => (
                  <Radio key={name} value={name}>
                    <strong>{say(label)}</strong>
                    <span className="kp-soft">{say(note)}</span>
                  </Radio>
                ))}
                <Radio value="">
                  <strong>{t('new.preset.later')}</strong>
                  <span className="kp-soft">{t('new.preset.later.hint')}</span>
                </Radio>
              </Radio.Group>
            </Form.Item>
          </section>
          <section className="kp-card">
            <h2>{t('new.admin')}</h2>
            <div className="kp-form-grid">
              <Form.Item name={['admin', 'name']} label={t('new.admin.name')} rules={[required]}>
                <Input maxLength={100} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={['admin', 'login']}
                label={t('new.admin.login')}
                extra={<FullLogin />}
                rules={[required, matching(localLogin, t('new.admin.rule'))]}
              >
                <Input maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} />
              </Form.Item>
            </div>
          </section>
          {!isTaken && <Refusal error={error} />}
        </div>
        <div className="kp-form-actions">
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            {t('new.submit')}
          </Button>
          <LinkButton to="/tenants">{t('new.cancel')}</LinkButton>
        </div>
      </Form>
    </>
  );
}

/** The contract's own rule, so that page and service cannot differ. */
const matching = (schema: typeof countyCode, message: string) => ({
  validator: (_: unknown, value: string) =>
    value === '' || schema.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(message)),
});

function FullLogin() {
  const t = useTexts();
  const code = Form.useWatch<string | undefined>('code');
  const login = Form.useWatch<string | undefined>(['admin', 'login']);
  if (!code || !login) return <>{t('new.admin.example')}</>;
  return <span aria-live="polite">{t('new.admin.full', { login: `${code}.${login}` })}</span>;
}
