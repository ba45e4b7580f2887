import { readRoster } from '#shared/api/conduct/meeting.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { AgendaCard } from './agenda-card.tsx';
import { ClosingCard } from './closing-card.tsx';
import { MinutesCard } from './minutes-card.tsx';
import { NomineeCard } from './nominee-card.tsx';
import { OralCard } from './oral-card.tsx';
import { PageFrame } from './page-frame.tsx';
import { attendancePath, oralPath } from './paths.ts';
import { RosterCard } from './roster-card.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** The unit's meeting from the day that is agreed on to the nominee, in the order in which things are done. */
export function Component() {
  const t = useTexts();
  return (
    <PageFrame
      title={t('title')}
      extra={({ place: { cycle, unit } }) => (
        <>
          <LinkButton to={attendancePath(cycle, unit)}>{t('attendance')}</LinkButton>
          <LinkButton to={oralPath(cycle, unit)}>{t('oral.timer')}</LinkButton>
        </>
      )}
    >
      {(framed) => (
        <div className="kp-stack">
          <ScheduleCard {...framed} />
          <ListOf {...framed} />
          <div className="kp-columns">
            <AgendaCard {...framed} />
            <OralCard {...framed} />
          </div>
          {framed.conduct.facts.meeting.state !== 'planned' && <MinutesCard {...framed} />}
          <div className="kp-columns">
            <ClosingCard {...framed} />
            {framed.meeting.perUnit > 0 && <NomineeCard {...framed} />}
          </div>
        </div>
      )}
    </PageFrame>
  );
}

function ListOf(props: CardProps) {
  const roster = useOperation(readRoster, props.place);
  if (roster.error) return <ErrorState error={roster.error} retry={() => roster.refetch()} />;
  if (!roster.data) return <Loading lines={3} />;
  return <RosterCard {...props} roster={roster.data} />;
}
