import { Button, Space } from 'antd';
import { Link, useRouteError } from 'react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { callbackPath, signOut } from './login.ts';
import { ConfigError } from './login-config.ts';
import type { Me } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';
import { chooseTenant } from './tenant-choice.ts';

/** The pages that stand where no page of a feature does. */

function Alone({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <main className="kp-alone">
      <div className="kp-alone-card">
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1>{title}</h1>
        {hint && <p>{hint}</p>}
        {children}
      </div>
    </main>
  );
}

export function SignedOutPage() {
  const t = useShellTexts();
  return (
    <Alone title={t('out.title')} hint={t('out.hint')}>
      <Button type="primary" onClick={() => location.assign('/')}>
        {t('out.again')}
      </Button>
    </Alone>
  );
}

/** The login cannot begin: the configuration is wrong or out of reach, or the issuer does not answer as it should. */
export function LoginFailedPage({ cause }: { cause: unknown }) {
  const t = useShellTexts();
  const detail = cause instanceof Error ? cause.message : String(cause);
  // A callback's address would fail again in the same way.
  const again = () => (location.pathname === callbackPath ? location.assign('/') : location.reload());
  return (
    <Alone title={t(cause instanceof ConfigError ? 'config.title' : 'failed.title')} hint={t('failed.hint')}>
      <Button type="primary" onClick={again}>
        {t('failed.again')}
      </Button>
      <pre className="kp-soft kp-alone-detail">{detail}</pre>
    </Alone>
  );
}

/** What is left of a login's own window where the browser does not let it close itself. */
export function LoginWindowPage() {
  const t = useShellTexts();
  return (
    <Alone title={t('window.title')} hint={t('window.hint')}>
      <Button onClick={() => window.close()}>{t('close')}</Button>
    </Alone>
  );
}

export function ChooseTenantPage({ tenants }: { tenants: Me['tenants'] }) {
  const t = useShellTexts();
  const choose = (id: string) => {
    chooseTenant(id);
    location.assign('/');
  };
  return (
    <Alone title={t('choose.title')} hint={t('choose.hint')}>
      <Space orientation="vertical" className="kp-fill">
        {tenants.map((tenant) => (
          <Button key={tenant.id} block size="large" onClick={() => choose(tenant.id)}>
            {tenant.name}
          </Button>
        ))}
      </Space>
    </Alone>
  );
}

export function NoAccountPage() {
  const t = useShellTexts();
  return (
    <Alone title={t('none.title')} hint={t('none.hint')}>
      <Button onClick={() => signOut()}>{t('user.signOut')}</Button>
    </Alone>
  );
}

export function MissingPage() {
  const t = useShellTexts();
  return <EmptyState title={t('notFound')} hint={t('notFound.hint')} action={<Link to="/">{t('toHome')}</Link>} />;
}

export function BrokenPage() {
  const t = useShellTexts();
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  // A page that was open while a new version was put in place asks for parts that are gone.
  const isOutdated = /dynamically imported module|preload CSS|module script/i.test(message);
  return (
    <EmptyState
      title={t(isOutdated ? 'updated' : 'broken')}
      hint={t(isOutdated ? 'updated.hint' : 'broken.hint')}
      {...(isOutdated ? {} : { detail: message })}
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}
