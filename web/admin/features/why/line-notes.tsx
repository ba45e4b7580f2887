import { Link } from 'react-router';
import type { Derivation } from '#shared/grading/derivation.ts';
import { useSession } from '../../app/session-context.ts';
import { moment } from '../../ui/numbers.ts';
import { cycleUnitPath } from '../cycles/paths.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import { useWhyTexts } from './texts.ts';
import type { Explanation } from './why-tree.tsx';

/** Below a line: the article of the policy it follows, the row it rests on and who entered it. */
export function LineNotes(props: { derivation: Derivation; explanation: Explanation; cycle: string }) {
  const t = useWhyTexts();
  const { can } = useSession();
  const { policyPath, row } = props.derivation;
  if (policyPath === null && row === null) return null;
  const from = row ? props.explanation.rows[`${row.list}:${row.key}`] : undefined;
  const unit = row && row.list === 'performance' ? row.key.split('/')[0] : undefined;
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
