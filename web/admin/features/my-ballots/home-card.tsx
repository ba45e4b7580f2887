import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { listMyBallots } from '#shared/api/ballots/own.ts';
import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { latestCycle } from '../conduct/latest-cycle.ts';
import { moment } from '../../ui/numbers.ts';
import type { MyBallot } from './my-ballots-page.tsx';
import { offerOf } from './offer.ts';
import { myBallotsPath } from './paths.ts';
import { RoundTags } from './round-tags.tsx';
import { useTexts } from './texts.ts';

const underWay: ReadonlySet<string> = new Set(['frozen', 'issuing', 'casting', 'open']);

/** On the home of who is appraised: the polls in which they may vote now. Nothing where there are none. */
export function MyBallotsHome() {
  const t = useTexts();
  const { me, can } = useSession();
  const isVoter = can('ballot.own') && me.user?.person !== null;
  const cycles = useOperation(listCycles, {}, { enabled: isVoter });
  const cycle = latestCycle(cycles.data?.cycles ?? []);
  const list = useOperation(listMyBallots, { cycle: cycle ?? '' }, { enabled: isVoter && cycle !== null });
  const open = list.data?.ballots.filter(({ state }) => underWay.has(state)) ?? [];
  if (cycle === null || open.length === 0) return null;
  return (
    <section className="kp-card">
      <div className="kp-card-head">
        <h2>{t('title')}</h2>
        <Link to={myBallotsPath(cycle)}>{t('home.more')}</Link>
      </div>
      <ul className="kp-lines">
        {open.map((ballot) => (
          <HomeLine key={ballot.poll} ballot={ballot} to={myBallotsPath(cycle)} />
        ))}
      </ul>
    </section>
  );
}

function HomeLine({ ballot, to }: { ballot: MyBallot; to: string }) {
  const t = useTexts();
  const say = useSay();
  const { title, unitName, state, until, paused } = ballot;
  const { isTakeFirst, link } = offerOf(ballot);
  return (
    <li>
      <span className="kp-start">
        {title} <span className="kp-soft">{unitName}</span>
      </span>
      <RoundTags ballot={ballot} />
      <span className={`kp-tag ${paused ? 'kp-tag-wrong' : state === 'frozen' ? '' : 'kp-tag-blue'}`}>
        {paused ? t('state.paused') : state === 'frozen' ? t('state.frozen') : say(pollMachine.states[state])}
      </span>
      {until !== null && !paused && <span className="kp-soft">{t('until', { at: moment(until) })}</span>}
      <Link to={to}>{t(isTakeFirst ? 'home.take' : link === null ? 'home.look' : 'home.vote')}</Link>
    </li>
  );
}
