import { Suspense, lazy } from 'react';
import { Navigate } from 'react-router';
import { useSession } from '../../app/session-context.ts';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import './home.css';
import { homesOf } from './kind-of-home.ts';
import type { Home } from './kind-of-home.ts';
import { useTexts } from './texts.ts';

// Nobody loads the home of another role.
const AdminHome = lazy(() => import('./admin-home.tsx').then((m) => ({ default: m.AdminHome })));
const CountyHome = lazy(() => import('./county-home.tsx').then((m) => ({ default: m.CountyHome })));
const MayOpen = lazy(() => import('./may-open.tsx').then((m) => ({ default: m.MayOpen })));
const MyAppraisal = lazy(() => import('./my-appraisal.tsx').then((m) => ({ default: m.MyAppraisal })));
const PublishedResults = lazy(() => import('./published-results.tsx').then((m) => ({ default: m.PublishedResults })));
const MyBallots = lazy(() => import('../my-ballots/home-card.tsx').then((m) => ({ default: m.MyBallotsHome })));
const TodoCard = lazy(() => import('../messages/todo-card.tsx').then((m) => ({ default: m.TodoCard })));
const ReachHome = lazy(() => import('./reach-home.tsx').then((m) => ({ default: m.ReachHome })));
const ProgressHome = lazy(() => import('../conduct/progress-home.tsx').then((m) => ({ default: m.ProgressHome })));
const RecordHome = lazy(() => import('./record-home.tsx').then((m) => ({ default: m.RecordHome })));

/** Everybody's first page: what their weightiest role mostly does, then what their others do. */
export function Component() {
  const t = useTexts();
  const session = useSession();
  const homes = homesOf(session);
  const [first = 'other'] = homes;
  const { user, tenant } = session.me;
  if (first === 'operator') return <Navigate to="/tenants" replace />;
  if (first === 'eraser') return <Navigate to="/erasures" replace />;
  return (
    <>
      <PageHeader
        title={t(`title.${first}`)}
        hint={`${user ? t('greeting', { name: user.name }) : ''}${tenant && tenant.schemeName !== tenant.name ? t('scheme', { name: tenant.schemeName }) : ''}`}
      />
      <div className="kp-stack">
        {session.can('message.read') && (
          <Suspense>
            <TodoCard />
          </Suspense>
        )}
        {session.can('ballot.own') && (
          <Suspense>
            <MyBallots />
          </Suspense>
        )}
        {session.can('conduct.read') && (
          <Suspense fallback={<Loading lines={4} />}>
            <ProgressHome />
          </Suspense>
        )}
        {homes.map((home) => (
          <Suspense key={home} fallback={<Loading />}>
            <Part home={home} />
          </Suspense>
        ))}
      </div>
    </>
  );
}

function Part({ home }: { home: Home }) {
  switch (home) {
    case 'county':
      return <CountyHome />;
    case 'admin':
      return <AdminHome />;
    case 'record':
      return <RecordHome />;
    case 'leader':
      return <PublishedResults />;
    case 'group':
    case 'unit':
      return <ReachHome />;
    case 'mine':
      return <MyAppraisal />;
    case 'operator':
    case 'eraser':
    case 'other':
      return <MayOpen />;
  }
}
