import { Navigate } from 'react-router';
import { useSession } from '../../app/session-context.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { AdminHome } from './admin-home.tsx';
import { CountyHome } from './county-home.tsx';
import './home.css';
import { homesOf } from './kind-of-home.ts';
import type { Home } from './kind-of-home.ts';
import { MayOpen } from './may-open.tsx';
import { MyAppraisal } from './my-appraisal.tsx';
import { PublishedResults } from './published-results.tsx';
import { ReachHome } from './reach-home.tsx';
import { RecordHome } from './record-home.tsx';
import { useTexts } from './texts.ts';

/** Everybody's first page: what their weightiest role mostly does, then what their others do. */
export function Component() {
  const t = useTexts();
  const session = useSession();
  const homes = homesOf(session);
  const [first = 'other'] = homes;
  const { user, tenant } = session.me;
  if (first === 'operator') return <Navigate to="/tenants" replace />;
  return (
    <>
      <PageHeader
        title={t(`title.${first}`)}
        hint={`${user ? t('greeting', { name: user.name }) : ''}${tenant ? t('scheme', { name: tenant.schemeName }) : ''}`}
      />
      <div className="kp-stack">
        {homes.map((home) => (
          <Part key={home} home={home} />
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
    case 'other':
      return <MayOpen />;
  }
}
