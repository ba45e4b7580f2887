import { Link } from 'react-router';
import { readPolls } from '#shared/api/ballots/polls.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { meetingPath } from '../meeting/paths.ts';
import { VoicesCard } from '../voices/voices-card.tsx';
import { selfRatingsPath, unitLeaderRatingsPath } from '../ratings/paths.ts';
import './ballots.css';
import { LifeMeetingCard } from './life-meeting-card.tsx';
import { MadeCard } from './made-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { useTexts } from './texts.ts';
import { type UnitConduct, type UnitPlace, type UnitPolls, useUnitPlace } from './use-poll.ts';

export interface PollsProps {
  place: UnitPlace;
  polls: UnitPolls;
  conduct: UnitConduct;
}

/** A unit's democratic assessment: what its policy asks for, the polls that were made, what each waits for. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const place = useUnitPlace();
  const crumbs = useConductCrumbs(place.cycle);
  const conduct = useOperation(readUnitConduct, place);
  const polls = useOperation(readPolls, place);
  const error = polls.error ?? conduct.error;
  if (error?.code === 'not-found') return <MissingState title={t('title')} crumbs={crumbs()} />;
  if (error)
    return (
      <ErrorState
        error={error}
        retry={() => {
          void conduct.refetch();
          void polls.refetch();
        }}
      />
    );
  if (!conduct.data || !polls.data) return <Loading />;
  const { data } = conduct;
  const shared: PollsProps = { place, polls: polls.data, conduct: data };
  const { lifeMeeting, lifeMeetingRequired, mayPrepare } = polls.data;
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={crumbs(data.unit)}
        hint={t('hint', { name: data.unit.name })}
        tag={<span className="kp-tag">{data.group.name}</span>}
        extra={<LinkButton to={meetingPath(place.cycle, place.unit)}>{t('to.meeting')}</LinkButton>}
      />
      <div className="kp-stack">
        {data.closed && <p className="kp-note">{t('closed')}</p>}
        <MadeCard {...shared} />
        {mayPrepare && !data.closed && <PlanCard {...shared} />}
        {(lifeMeetingRequired || lifeMeeting !== null) && <LifeMeetingCard {...shared} />}
        <VoicesCard place={place} />
        <section className="kp-card kp-stack">
          <h2>{t('signed')}</h2>
          <p className="kp-soft">{t('signed.what')}</p>
          <p>
            <Link to={selfRatingsPath(place.cycle, place.unit)}>{t('signed.self')}</Link>
          </p>
          {can('conduct.plan') && (
            <p>
              <Link to={unitLeaderRatingsPath(place.cycle, place.unit)}>{t('signed.leader')}</Link>
            </p>
          )}
        </section>
      </div>
    </>
  );
}
