import { Button } from 'antd';
import { useParams } from 'react-router';
import { readStaffAppraisal } from '#shared/api/conduct/staff.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { MeetingCard } from './meeting-card.tsx';
import { NextCard } from './next-card.tsx';
import { SignaturesCard } from './signatures-card.tsx';
import './staff.css';
import { SubjectsCard } from './subjects-card.tsx';
import { TallyCard } from './tally-card.tsx';
import { TallyPaper } from './tally-paper.tsx';
import { useTexts } from './texts.ts';

/** The appraisal of a unit's ordinary staff: where it stands, what comes next, the tally. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const conduct = useOperation(readUnitConduct, { cycle, unit });
  const staff = useOperation(readStaffAppraisal, { cycle, unit });
  const error = staff.error ?? conduct.error;
  if (error) return <ErrorState error={error} retry={() => void staff.refetch()} />;
  if (!conduct.data || !staff.data) return <Loading />;
  const { data } = conduct;
  const { name } = data.unit;
  const shared = { cycle, unit, staff: staff.data, conduct: data };
  const hasRows = staff.data.tally.rows.length > 0;
  const isUnderWay = staff.data.facts.state !== 'planned';
  return (
    <>
      <PageHeader
        title={t('title', { name })}
        crumbs={crumbs(data.unit)}
        tag={<span className="kp-tag">{data.group.name}</span>}
        extra={hasRows && <Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <div className="kp-stack kp-no-print">
        {data.closed && <p className="kp-note">{t('closed')}</p>}
        {staff.data.subjects.length === 0 && !isUnderWay ? (
          <EmptyState title={t('subjects.none')} hint={t('subjects.none.hint')} />
        ) : (
          <>
            <NextCard {...shared} />
            {isUnderWay && <TallyCard {...shared} />}
            <div className="kp-columns">
              {isUnderWay && <SignaturesCard {...shared} />}
              {staff.data.facts.mode === 'separate' && <MeetingCard {...shared} />}
              <SubjectsCard {...shared} />
            </div>
          </>
        )}
      </div>
      {hasRows && <TallyPaper {...shared} />}
    </>
  );
}
