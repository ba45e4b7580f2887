import type { ReactNode } from 'react';
import { useSay } from '../../app/i18n.ts';
import { meetingMachine } from '#shared/appraisal/meeting-agenda.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import './meeting.css';
import { meetingPath } from './paths.ts';
import { useTexts } from './texts.ts';
import { type Meeting, type UnitConduct, useMeeting, usePlace } from './use-meeting.ts';

export interface Framed {
  place: { cycle: string; unit: string };
  conduct: UnitConduct;
  meeting: Meeting;
  mayAct: boolean;
}

/** The head that the meeting's pages share, once unit and meeting have been read. */
export function PageFrame(props: {
  title: string;
  /** below the meeting's page */
  below?: boolean;
  extra?: (framed: Framed) => ReactNode;
  children: (framed: Framed) => ReactNode;
}) {
  const t = useTexts();
  const say = useSay();
  const place = usePlace();
  const { data, error, retry } = useMeeting(place);
  const crumbs = useConductCrumbs(place.cycle);
  if (error?.code === 'not-found') return <MissingState title={props.title} crumbs={crumbs()} />;
  if (error) return <ErrorState error={error} retry={retry} />;
  if (!data) return <Loading />;
  const { conduct, meeting } = data;
  const framed = { place, conduct, meeting, mayAct: meeting.sides.length > 0 && !conduct.closed };
  const { state } = conduct.facts.meeting;
  return (
    <>
      <PageHeader
        title={props.title}
        crumbs={[
          ...crumbs(conduct.unit),
          ...(props.below ? [{ label: t('title'), to: meetingPath(place.cycle, place.unit) }] : []),
        ]}
        tag={
          <span className={`kp-tag ${state === 'held' ? 'kp-tag-blue' : ''}`}>{say(meetingMachine.states[state])}</span>
        }
        extra={props.extra?.(framed)}
      />
      {props.children(framed)}
    </>
  );
}
