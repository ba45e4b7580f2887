import { Link } from 'react-router';
import type { BallotOrigin } from '#shared/ballots/opinions.ts';
import { useSession } from '../../app/session-context.ts';
import { moment } from '../../ui/numbers.ts';
import { pollPath } from '../ballots/paths.ts';
import { cycleUnitPath } from '../cycles/paths.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import { useWhyTexts } from './texts.ts';
import { ballotsBelow, type Line } from './lines.ts';
import type { Explanation } from './why-tree.tsx';

/** Below a line: the article of the policy it follows, the row it rests on and who entered it, or the polls it is of. */
export function LineNotes(props: { line: Line; explanation: Explanation; cycle: string }) {
  const t = useWhyTexts();
  const { can } = useSession();
  const { policyPath, row } = props.line;
  if (policyPath === null && row === null) return null;
  const key = row ? `${row.list}:${row.key}` : '';
  const from = props.explanation.rows[key];
  const ballots = props.explanation.ballots[key];
  // `t1/fiscal-revenue` of a performance row, `team:t1/mass` of a team's tally: both stand on the unit's page
  const unit = /^(?:team:)?([^:/]+)\//.exec(row && row.list !== 'people' ? row.key : '')?.[1];
  return (
    <p className="kp-why-notes">
      {policyPath !== null && <ArticleLink version={props.explanation.policyVersion} path={policyPath} />}
      {row && ballots && (
        <>
          <Origin origin={ballots} votes={ballotsBelow(props.line.derivation)} cycle={props.cycle} />
          {from && <span>{t('replaced', { name: from.by.name, at: moment(from.at) })}</span>}
        </>
      )}
      {row && !ballots && (
        <span>
          {unit && can('data.read') ? (
            <Link to={cycleUnitPath(props.cycle, unit)}>{t(`row.${row.list}`)}</Link>
          ) : (
            t(`row.${row.list}`)
          )}
          {from && <> · {t('entered', { name: from.by.name, at: moment(from.at) })}</>}
        </span>
      )}
    </p>
  );
}

/** Here it ends: no ballot is kept, and who gave which grade is known of signed ratings alone. */
function Origin({ origin, votes, cycle }: { origin: BallotOrigin; votes: number; cycle: string }) {
  const t = useWhyTexts();
  const { can } = useSession();
  if (origin.kind !== 'ballots') return <span>{t(`origin.${origin.kind}`)}</span>;
  const { polls } = origin;
  return (
    <span>
      {t('origin.ballots', { n: votes })}
      {polls.map(({ unit, poll, medium }, i) => {
        const name = t('origin.poll', { n: polls.length > 1 ? i + 1 : '' });
        return (
          <span key={poll}>
            {' · '}
            {can('conduct.read') ? <Link to={pollPath(cycle, unit, poll)}>{name}</Link> : name}
            {medium === 'paper' && t('origin.paper')}
          </span>
        );
      })}
    </span>
  );
}
