import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ulid } from 'ulid';
import { createUser, listUsers, updateUser } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PasswordShown } from './password-shown.tsx';
import { useTexts } from './texts.ts';
import { UserActions } from './user-actions.tsx';
import { UserForm } from './user-form.tsx';
import type { UserValues } from './user-form.tsx';
import { toast } from '../../ui/toast.tsx';

export function Component() {
  const t = useTexts();
  const { user: id } = useParams();
  const users = useOperation(listUsers, {});
  const crumbs = [{ label: t('users'), to: '/users' }];
  if (users.error) return <ErrorState error={users.error} retry={() => users.refetch()} />;
  if (!users.data) return <Loading />;
  if (id === undefined) return <NewUser />;
  const user = users.data.users.find((other) => other.id === id);
  if (!user) return <MissingState title={t('users')} crumbs={crumbs} />;
  return <KnownUser key={user.id} user={user} />;
}

function NewUser() {
  const t = useTexts();
  const navigate = useNavigate();
  const { me } = useSession();
  // One id for the form: sent again after a lost answer, it is the same user.
  const [id] = useState(() => ulid());
  const create = useCommand(createUser);
  const made = create.data;
  const submit = ({ login = '', name, person, roles }: UserValues) => create.mutate({ id, login, name, person, roles });
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ label: t('users'), to: '/users' }]} />
      <UserForm
        user={null}
        code={me.tenant?.code ?? ''}
        error={create.error}
        pending={create.isPending}
        onSubmit={submit}
        submit={t('new')}
      />
      {made && (
        <PasswordShown
          name={made.user.name}
          login={made.user.login}
          password={made.initialPassword}
          onClose={() => navigate(`/users/${made.user.id}`)}
        />
      )}
    </>
  );
}

function KnownUser({ user }: { user: User }) {
  const t = useTexts();
  const { can, me } = useSession();
  const update = useCommand(updateUser);
  const submit = ({ name, person, roles }: UserValues) =>
    update.mutate(
      { user: user.id, version: user.version, name, person, roles, disabled: user.disabled },
      { onSuccess: () => toast(t('saved')) },
    );
  return (
    <>
      <PageHeader
        title={user.name}
        crumbs={[{ label: t('users'), to: '/users' }]}
        tag={
          <span className={`kp-tag ${user.disabled ? 'kp-tag-wrong' : ''}`}>
            {t(user.disabled ? 'state.off' : 'state.on')}
          </span>
        }
        extra={
          <>
            <LinkButton to={`/users/${user.id}/access`}>{t('access')}</LinkButton>
            <UserActions user={user} />
          </>
        }
      />
      <UserForm
        user={user}
        code={me.tenant?.code ?? ''}
        readOnly={!can('users.write')}
        error={update.error}
        pending={update.isPending}
        onSubmit={submit}
        submit={t('save')}
      />
    </>
  );
}
