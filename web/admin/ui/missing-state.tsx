import { EmptyState } from './empty-state.tsx';
import { PageHeader } from './page-header.tsx';
import type { Crumb } from './page-header.tsx';
import { useUiTexts } from './texts.ts';

/** The address is that of something which is not there, or not for this reader. */
export function MissingState({ title, crumbs }: { title: string; crumbs: Crumb[] }) {
  const t = useUiTexts();
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      <EmptyState title={t('error.not-found')} hint={t('error.not-found.hint')} />
    </>
  );
}
