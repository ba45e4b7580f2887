import { useParams } from 'react-router';
import { readReadiness } from '#shared/api/conduct/readiness.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { ConcernsCard } from './concerns-card.tsx';
import { FormsCard } from './forms-card.tsx';
import { GuidanceCard } from './guidance-card.tsx';
import { LeadingGroupCard } from './leading-group-card.tsx';
import './readiness.css';
import { useTexts } from './texts.ts';

/** What a unit has ready before the meeting: checklist, leading group, guidance, forms. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const conduct = useOperation(readUnitConduct, { cycle, unit });
  const readiness = useOperation(readReadiness, { cycle, unit });
  const { policy } = usePolicyVersion(conduct.data?.policyVersion ?? null);
  const error = readiness.error ?? conduct.error;
  if (error) return <ErrorState error={error} retry={() => void readiness.refetch()} />;
  if (!conduct.data || !readiness.data || !policy) return <Loading />;
  const { data } = conduct;
  const { name } = data.unit;
  const shared = {
    ...{ cycle, unit, policy, readiness: readiness.data, conduct: data },
    mayChange: data.may.includes('conduct.unit') && !data.closed,
  };
  return (
    <>
      <PageHeader
        title={t('title', { name })}
        crumbs={crumbs(data.unit)}
        tag={<span className="kp-tag">{data.group.name}</span>}
      />
      <div className="kp-stack">
        {data.closed && <p className="kp-note">{t('closed')}</p>}
        <div className="kp-readiness">
          <ChecklistCard {...shared} />
          <LeadingGroupCard {...shared} />
        </div>
        <GuidanceCard {...shared} />
        <FormsCard {...shared} />
        <ConcernsCard cycle={cycle} unit={unit} />
      </div>
    </>
  );
}
