import { QueryClientProvider } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { readMe } from '#shared/api/tenants.ts';
import { showTimesIn } from '../ui/numbers.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { queryClient, useOperation } from './api.ts';
import { ChooseTenantPage, NoAccountPage } from './fallback-pages.tsx';
import { signOut } from './login.ts';
import { LoginExpired } from './login-expired.tsx';
import { router } from './routes.tsx';
import { SessionProvider, sessionOf } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';
import { chosenTenant, forgetTenant } from './tenant-choice.ts';

export function Application() {
  return (
    <QueryClientProvider client={queryClient}>
      <SignedIn />
      <LoginExpired />
    </QueryClientProvider>
  );
}

function SignedIn() {
  const t = useShellTexts();
  const me = useOperation(readMe, {});
  const routes = useMemo(() => router(), []);
  const session = useMemo(() => {
    showTimesIn(me.data?.tenant?.timeZone ?? null);
    return me.data ? sessionOf(me.data) : null;
  }, [me.data]);
  if (me.isPending) return <p className="kp-starting">{t('starting')}</p>;
  if (!session) {
    // The county remembered on this machine may be one that the reader has left since.
    const wasChosen = chosenTenant() !== null && ['no-membership', 'choose-tenant'].includes(me.error?.code ?? '');
    const again = () => {
      if (wasChosen) forgetTenant();
      void me.refetch();
    };
    return (
      <main className="kp-alone">
        <ErrorState
          error={me.error}
          retry={again}
          also={<Button onClick={() => void signOut()}>{t('user.signOut')}</Button>}
        />
      </main>
    );
  }
  const { tenant, tenants, operator } = session.me;
  if (!tenant && tenants.length > 0 && !operator) return <ChooseTenantPage tenants={tenants} />;
  if (!tenant && !operator) return <NoAccountPage />;
  return (
    <SessionProvider value={session}>
      <RouterProvider router={routes} />
    </SessionProvider>
  );
}
