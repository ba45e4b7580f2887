import type { ReactNode } from 'react';
import { pollName } from '#shared/ballots/naming.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import './ballots.css';
import { ballotsPath, pollPath } from './paths.ts';
import { KindTags, StateTag } from './poll-tags.tsx';
import { useTexts } from './texts.ts';
import { type PollProps, usePoll } from './use-poll.ts';

/** The head that a poll's pages share, once poll and unit have been read; a trial says so on every one of them. */
export function PollFrame(props: {
  /** of a page below the poll's own; null: the poll's own */
  title: string | null;
  extra?: (shown: PollProps) => ReactNode;
  children: (shown: PollProps) => ReactNode;
}) {
  const t = useTexts();
  const say = useSay();
  const { place, data, error, retry } = usePoll();
  const crumbs = useConductCrumbs(place.cycle);
  if (error?.code === 'not-found') return <MissingState title={props.title ?? t('title')} crumbs={crumbs()} />;
  if (error) return <ErrorState error={error} retry={retry} />;
  if (!data) return <Loading />;
  const { poll } = data.view;
  return (
    <>
      <PageHeader
        title={props.title ?? poll.title}
        crumbs={[
          ...crumbs(data.conduct.unit),
          { label: t('title'), to: ballotsPath(place.cycle, place.unit) },
          ...(props.title === null
            ? []
            : [{ label: say(pollName(poll, poll)), to: pollPath(place.cycle, place.unit, place.poll) }]),
        ]}
        tag={
          <>
            <StateTag {...poll} />
            <KindTags poll={poll} />
          </>
        }
        extra={props.extra?.(data)}
      />
      {poll.dryRun && <p className="kp-poll-dry-line">{t('dry.line')}</p>}
      {props.children(data)}
    </>
  );
}
