import { Button, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { countyCode, localLogin, openTenant } from '#shared/api/service.ts';
import { presetNotes } from '#shared/policy/presets/all.ts';
import { useCommand } from '../../app/api.ts';
import { ApiError } from '../../app/api-error.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { fieldPath, showProblems } from '../../ui/form-problems.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { dropDraft, inputOf, keepDraft, newDraft, readDraft } from './open-draft.ts';
import type { OpenFields } from './open-draft.ts';
import './tenants.css';
import { useTexts } from './texts.ts';

/** Nobody fills in what they may not send. */
export function Component() {
  const { can } = useSession();
  return can('tenant.write') ? <OpenForm /> : <ErrorState error={new ApiError('forbidden', '')} />;
}

/** A new county: what is filled in becomes a job, whose progress and slip stand on the county's own page. */
function OpenForm() {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const [form] = Form.useForm<OpenFields>();
  const [kept] = useState(() => readDraft(sessionStorage));
  const [draft, setDraft] = useState(() => (kept && !kept.sent ? kept : newDraft()));
  const [isRestored, setRestored] = useState(kept !== null && !kept.sent);
  const open = useCommand(openTenant);
  const { error } = open;
  // What belongs to a field stands there; the rest stands below.
  const isAtField = error !== null && error.problems.length > 0 && error.problems.every(({ path }) => path !== 'id');
  useEffect(() => {
    if (!error) return;
    showProblems(form, error.problems, '', say);
    const [first] = error.problems;
    if (first) form.scrollToField(fieldPath(first.path, ''), { focus: true, block: 'center' });
  }, [form, error, say]);
  const keep = (fields: OpenFields) => {
    const next = { ...draft, fields };
    setDraft(next);
    keepDraft(sessionStorage, next);
  };
  const submit = (fields: OpenFields) => {
    const sent = { ...draft, fields };
    open.mutate(inputOf(sent), {
      onSuccess: async () => {
        keepDraft(sessionStorage, { ...sent, sent: true });
        await navigate(`/tenants/${draft.id}`, { replace: true });
      },
    });
  };
  const clear = () => {
    const fresh = newDraft();
    setDraft(fresh);
    form.setFieldsValue(fresh.fields);
    dropDraft(sessionStorage);
    setRestored(false);
  };
  const required = { required: true, whitespace: true, message: t('required') };
  return (
    <>
      <PageHeader title={t('new.title')} crumbs={[{ label: t('tenants'), to: '/tenants' }]} hint={t('new.hint')} />
      <Form
        form={form}
        layout="vertical"
        className="kp-open"
        initialValues={draft.fields}
        onValuesChange={(_, all: OpenFields) => keep(all)}
        onFinish={submit}
      >
        <div className="kp-stack">
          {isRestored && (
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
          {!isAtField && <Refusal error={error} />}
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
