import { Button, Modal } from 'antd';
import { useState } from 'react';
import { resetPassword, updateUser } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { PasswordShown } from './password-shown.tsx';
import { useTexts } from './texts.ts';
import { LastAdminHint } from './user-form.tsx';

/** Reset the password, disable, enable, as far as one may: each says what it does before it does it. */
export function UserActions({ user }: { user: User }) {
  const t = useTexts();
  const { can } = useSession();
  const [asking, setAsking] = useState<'reset' | 'disable' | null>(null);
  const reset = useCommand(resetPassword);
  const update = useCommand(updateUser);
  const close = () => {
    setAsking(null);
    reset.reset();
    update.reset();
  };
  const set = (disabled: boolean) => {
    const { id, version, name, person, roles } = user;
    update.mutate({ user: id, version, name, person, roles, disabled }, { onSuccess: close });
  };
  return (
    <>
      {can('users.reset-password') && !user.disabled && (
        <Button onClick={() => setAsking('reset')}>{t('reset')}</Button>
      )}
      {can('users.write') &&
        (user.disabled ? (
          <Button loading={update.isPending} onClick={() => set(false)}>
            {t('enable')}
          </Button>
        ) : (
          <Button danger onClick={() => setAsking('disable')}>
            {t('disable')}
          </Button>
        ))}
      <Modal
        open={asking === 'disable'}
        title={t('disable')}
        okText={t('disable')}
        okButtonProps={{ danger: true, loading: update.isPending }}
        onOk={() => set(true)}
        onCancel={close}
      >
        <div className="kp-stack">
          <p>{t('disable.what', { name: user.name })}</p>
          <LastAdminHint error={update.error} />
          <Refusal error={update.error} />
        </div>
      </Modal>
      <Modal
        open={asking === 'reset' && !reset.data}
        title={t('reset')}
        okText={t('reset')}
        okButtonProps={{ loading: reset.isPending }}
        onOk={() => reset.mutate({ user: user.id })}
        onCancel={close}
      >
        <div className="kp-stack">
          <p>{t('reset.what', { name: user.name })}</p>
          <Refusal error={reset.error} />
        </div>
      </Modal>
      {reset.data && (
        <PasswordShown
          name={user.name}
          login={reset.data.login}
          password={reset.data.initialPassword}
          onClose={close}
        />
      )}
    </>
  );
}
