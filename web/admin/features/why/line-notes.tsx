import { Link } from 'react-router';
import { useSession } from '../../app/session-context.ts';
import { moment } from '../../ui/numbers.ts';
import { cycleUnitPath } from '../cycles/paths.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import { useWhyTexts } from './texts.ts';
import type { Line } from './lines.ts';
import type { Explanation } from './why-tree.tsx';

/** Below a line: the article of the policy it follows, the row it rests on and who entered it. */
export function LineNotes(props: { line: Line; explanation: Explanation; cycle: string }) {
  const t = useWhyTexts();
  const { can } = useSession();
  const { policyPath, row } = props.line;
  if (policyPath === null && row === null) return null;
  const from = row ? props.explanation.rows[`${row.list}:${row.key}`] : undefined;
  // `t1/fiscal-revenue` of a performance row, `team:t1/mass` of a team's tally: both stand on the unit's page
  const unit = /^(?:team:)?([^:/]+)\//.exec(row && row.list !== 'people' ? row.key : '')?.[1];
  return (
    <p className="kp-why-notes">
      {policyPath !== null && <ArticleLink version={props.explanation.policyVersion} path={policyPath} />}
      {row && (
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
