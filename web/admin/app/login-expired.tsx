import { Suspense, lazy, useEffect, useState } from 'react';
import { queryClient } from './api.ts';
import { ApiError } from './api-error.ts';
import { loginInWindow } from './login.ts';

const ExpiredModal = lazy(() => import('./expired-modal.tsx'));

/** Says that the login ran out, over the page, so that nothing typed below is lost. */
export function LoginExpired() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const look = (error: unknown) => {
      if (error instanceof ApiError && error.code === 'not-signed-in') setOpen(true);
    };
    const queries = queryClient.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
    });
    const commands = queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
    });
    return () => {
      queries();
      commands();
    };
  }, []);
  const again = async () => {
    if (!(await loginInWindow())) return;
    setOpen(false);
    await queryClient.invalidateQueries();
  };
  if (!open) return null;
  return (
    <Suspense>
      <ExpiredModal onAgain={again} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
