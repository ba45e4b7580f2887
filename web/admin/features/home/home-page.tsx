import { useSession } from '../../app/session-context.ts';
import { PageHeader } from '../../ui/page-header.tsx';

export function Component() {
  const { me } = useSession();
  return <PageHeader title={me.tenant?.schemeName ?? 'Kaoping'} />;
}
