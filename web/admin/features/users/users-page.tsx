import { useMemo } from 'react';
import { Link } from 'react-router';
import { isServiceRole, roleNames, roles } from '#shared/api/access.ts';
import type { Role } from '#shared/api/access.ts';
import { listUsers } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useRoleWords } from './role-words.ts';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const users = useOperation(listUsers, {});
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('users')}
        extra={
          can('users.write') && (
            <>
              <LinkButton to="/users/batch">{t('batch')}</LinkButton>
              <LinkButton to="/users/sheet">{t('sheet')}</LinkButton>
              <LinkButton type="primary" to="/users/new">
                {t('new')}
              </LinkButton>
            </>
          )
        }
      />
      {users.error && <ErrorState error={users.error} retry={() => users.refetch()} />}
      {users.isPending && <Loading />}
      {users.data && (
        <DataTable
          id="users"
          label={t('users')}
          rows={users.data.users}
          columns={columns}
          rowKey={(user) => user.id}
          empty={<EmptyState title={t('empty.title')} />}
        />
      )}
    </>
  );
}

function useColumns(): Column<User>[] {
  const t = useTexts();
  const say = useSay();
  const words = useRoleWords();
  const { register } = useRegister();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('name'),
        width: 130,
        value: (user) => user.name,
        render: (user) => <Link to={`/users/${user.id}`}>{user.name}</Link>,
      },
      { key: 'login', title: t('login'), width: 180, value: (user) => user.login },
      {
        key: 'unit',
        title: t('unit'),
        width: 190,
        value: (user) => (user.person ? (register?.unitName(user.person.unit) ?? user.person.unit) : null),
        filter: {
          choices: (register?.data.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          of: (user) => user.person?.unit ?? '',
        },
      },
      {
        key: 'roles',
        title: t('roles'),
        width: 360,
        value: (user) => user.roles.map(words).join('、'),
        filter: {
          choices: roleNames
            .filter((role) => !isServiceRole(role))
            .map((role) => ({ value: role, label: say((roles[role] as Role).label) })),
          of: (user) => user.roles.map(({ role }) => role),
        },
      },
      {
        key: 'state',
        title: t('state'),
        width: 90,
        value: (user) => t(user.disabled ? 'state.off' : 'state.on'),
        render: (user) => (
          <span className={`kp-tag ${user.disabled ? 'kp-tag-wrong' : ''}`}>
            {t(user.disabled ? 'state.off' : 'state.on')}
          </span>
        ),
        filter: {
          choices: [
            { value: 'on', label: t('state.on') },
            { value: 'off', label: t('state.off') },
          ],
          of: (user) => (user.disabled ? 'off' : 'on'),
        },
      },
    ],
    [t, say, words, register],
  );
}
