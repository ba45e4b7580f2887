import { useParams } from 'react-router';
import { listMyBallots } from '#shared/api/ballots/own.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { BallotCard } from './ballot-card.tsx';
import './my-ballots.css';
import { SelfLine } from './self-line.tsx';
import { useTexts } from './texts.ts';

export type MyBallot = Answer<typeof listMyBallots>['ballots'][number];

const isOver = ({ state }: MyBallot): boolean =>
  state === 'closing' || state === 'closed' || state === 'published' || state === 'voided';

/** What the reader may vote on, how a card was given out in their name, and the card to be taken. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const crumbs = useCycleCrumbs(cycle);
  const mayOwn = can('ballot.own');
  // The chair goes on while the page is open.
  const list = useOperation(listMyBallots, { cycle }, { enabled: mayOwn, refetchAfter: () => 15_000 });
  if (list.error?.code === 'not-found') return <MissingState title={t('title')} crumbs={crumbs} />;
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!mayOwn)
    return (
      <>
        <PageHeader title={t('title')} crumbs={crumbs} />
        <EmptyState title={t('nobody')} hint={t('nobody.hint')} />
      </>
    );
  if (!list.data) return <Loading />;
  const { ballots } = list.data;
  const [open, over] = [ballots.filter((one) => !isOver(one)), ballots.filter(isOver)];
  return (
    <>
      <PageHeader title={t('title')} crumbs={crumbs} hint={t('hint')} />
      <div className="kp-stack kp-my-ballots">
        <SelfLine cycle={cycle} />
        {open.length === 0 && <EmptyState title={t('none')} hint={t('none.hint')} />}
        {open.map((ballot) => (
          <BallotCard key={ballot.poll} cycle={cycle} ballot={ballot} />
        ))}
        {over.length > 0 && <h2>{t('past')}</h2>}
        {over.map((ballot) => (
          <BallotCard key={ballot.poll} cycle={cycle} ballot={ballot} />
        ))}
      </div>
    </>
  );
}
