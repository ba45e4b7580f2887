import { Button, Form, Input, Select } from 'antd';
import { useEffect, useMemo } from 'react';
import { roleNames, roles } from '#shared/api/access.ts';
import type { Assignment, Role, RoleName } from '#shared/api/access.ts';
import type { User } from '#shared/api/tenants.ts';
import type { ApiError } from '../../app/api-error.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { ListField } from '../../ui/list-field.tsx';
import { useTexts } from './texts.ts';

export interface UserValues {
  login?: string;
  name: string;
  person: { id: string; unit: string } | null;
  roles: Assignment[];
}

/** As the form holds it: the person as one choice. */
interface Fields {
  login?: string;
  name: string;
  person?: string | undefined;
  roles?: Assignment[];
}

interface Props {
  user: User | null;
  /** the county's, which stands before every login name */
  code: string;
  readOnly?: boolean;
  error: ApiError | null;
  pending: boolean;
  submit: string;
  onSubmit: (values: UserValues) => void;
}

export function UserForm(props: Props) {
  const t = useTexts();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const { user, error } = props;
  const { register } = useRegister();
  const people = useMemo(
    () =>
      (register?.data.people ?? []).map((person) => ({
        value: `${person.unit}\n${person.id}`,
        label: `${person.name} · ${register?.unitName(person.unit) ?? ''}${person.number ? ` · ${person.number}` : ''}`,
      })),
    [register],
  );
  useEffect(() => {
    if (error) showProblems(form, error.problems, 'user', say);
  }, [form, error, say]);
  const submit = ({ login, name, person, roles: given }: Fields) => {
    const [unit, id] = person?.split('\n') ?? [];
    props.onSubmit({
      ...(login === undefined ? {} : { login }),
      name: name.trim(),
      person: unit !== undefined && id !== undefined ? { unit, id } : null,
      roles: (given ?? []).map(({ role, scope }) => (scope && needsScope(role) ? { role, scope } : { role })),
    });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={props.readOnly ?? false}
      initialValues={{
        name: user?.name ?? '',
        person: user?.person ? `${user.person.unit}\n${user.person.id}` : undefined,
        roles: user?.roles ?? [{ role: 'staff' }],
      }}
      onFinish={submit}
    >
      <div className="kp-stack">
        <section className="kp-card">
          <div className="kp-form-grid">
            <Form.Item name="person" label={t('person')} extra={t('person.hint')}>
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('person.none')}
                options={people}
                onChange={(chosen?: string) => {
                  const found = register?.data.people.find((one) => `${one.unit}\n${one.id}` === chosen);
                  if (!found || user) return;
                  form.setFieldsValue({
                    name: found.name,
                    ...(found.number ? { login: found.number.toLowerCase() } : {}),
                  });
                }}
              />
            </Form.Item>
            <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            {user ? (
              <Form.Item label={t('login')}>
                <Input value={user.login} disabled aria-label={t('login')} />
              </Form.Item>
            ) : (
              <Form.Item
                name="login"
                label={t('login')}
                extra={t('login.hint', { code: `${props.code}.` })}
                rules={[{ required: true }, { pattern: /^[a-z0-9][a-z0-9.-]{0,31}$/, message: t('login.rule') }]}
              >
                <Input autoComplete="off" prefix={<span className="kp-soft">{props.code}.</span>} />
              </Form.Item>
            )}
          </div>
        </section>
        <section className="kp-card">
          <h2>{t('roles')}</h2>
          <ListField name="roles" add={t('add')} remove={t('remove')} initial={{ role: 'staff' }}>
            {(at) => <RoleFields at={at} />}
          </ListField>
        </section>
        <LastAdminHint error={error} />
        <Refusal error={error} />
      </div>
      {!props.readOnly && (
        <div className="kp-form-actions">
          <Button type="primary" htmlType="submit" loading={props.pending}>
            {props.submit}
          </Button>
        </div>
      )}
    </Form>
  );
}

const kindOf = (role: RoleName) => (roles[role] as Role).scope;
const needsScope = (role: RoleName) => kindOf(role) === 'group' || kindOf(role) === 'unit';

function RoleFields({ at }: { at: number }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const role = Form.useWatch<RoleName | undefined>(['roles', at, 'role']);
  const kind = role ? kindOf(role) : 'county';
  const places = kind === 'group' ? register?.data.groups : register?.data.units;
  return (
    <>
      <Form.Item name={[at, 'role']} label={t('role')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={roleNames
            .filter((name) => kindOf(name) !== 'service')
            .map((name) => ({ value: name, label: say((roles[name] as Role).label) }))}
        />
      </Form.Item>
      {kind === 'group' || kind === 'unit' ? (
        <Form.Item name={[at, 'scope']} label={t('scope')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(places ?? []).map((place) => ({ value: place.id, label: place.name }))}
          />
        </Form.Item>
      ) : (
        <Form.Item label={t('scope')}>
          <Input
            readOnly
            variant="borderless"
            aria-label={t('scope')}
            value={t(kind === 'self' ? 'scope.self' : 'scope.county')}
          />
        </Form.Item>
      )}
    </>
  );
}

/** The last administrator cannot be taken away: says what to do instead. */
export function LastAdminHint({ error }: { error: ApiError | null }) {
  const t = useTexts();
  if (error?.code !== 'refused') return null;
  return <p className="kp-note">{t('last-admin')}</p>;
}
