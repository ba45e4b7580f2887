import { Button } from 'antd';
import { useParams } from 'react-router';
import { listCustody } from '#shared/api/conduct/custody.ts';
import { listCycles } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import './custody.css';
import { GroupCard } from './group-card.tsx';
import { useTexts } from './texts.ts';

/** The groups' batches with their manifests: the leader forwards, the office confirms. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const { data, error, refetch } = useOperation(listCustody, { cycle });
  const cycles = useOperation(listCycles, {});
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  const year = cycles.data?.cycles.find((row) => row.cycle.id === cycle)?.cycle.year;
  const exported = data.groups.filter(({ deliveries }) => deliveries.length > 0);
  // The library that writes the file is loaded when somebody wants one.
  const save = async () => {
    const { exportManifests } = await import('./export-manifests.ts');
    await exportManifests(`${year ?? cycle} ${t('manifest')}`, exported, t);
  };
  return (
    <>
      <PageHeader
        title={t('batches')}
        crumbs={crumbs()}
        hint={t('batches.hint')}
        extra={
          exported.length > 0 && (
            <Button className="kp-no-print" onClick={() => void save()}>
              {t('export')}
            </Button>
          )
        }
      />
      {data.groups.length === 0 && <EmptyState title={t('groups.empty')} hint={t('groups.empty.hint')} />}
      <div className="kp-stack">
        {data.groups.map((group) => (
          <GroupCard key={group.id} cycle={cycle} group={group} today={data.today} />
        ))}
      </div>
    </>
  );
}
