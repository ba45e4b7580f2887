import { methodNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import type { TreeRow } from './indicator-tree.ts';
import { usePolicyTexts } from './texts.ts';
import { TokenButton } from './token-button.tsx';
import { tokenOf } from './token-of.ts';

/** How an indicator's points are earned (scoring.md §3). */
export function Method({ row }: { row: TreeRow }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { canEdit, change } = useEditing();
  const method = row.indicator!.method;
  if (!canEdit) return <>{say(methodNames[method])}</>;
  return (
    <select
      className="kp-cell"
      aria-label={t('tree.methodOf', { label: row.label })}
      value={method}
      onChange={(event) => change(`${row.path}.method`, event.target.value)}
    >
      {Object.entries(methodNames).map(([key, name]) => (
        <option key={key} value={key}>
          {say(name)}
        </option>
      ))}
    </select>
  );
}

/** What the method asks for (scoring.md §3), the ceiling that every method has, and what the values are. */
export function Parameters({ row }: { row: TreeRow }) {
  const t = usePolicyTexts();
  const { policy, canEdit } = useEditing();
  const { method, measure, provider } = row.indicator!;
  const keys: (keyof typeof shortNames)[] = [];
  if (method === 'growth') keys.push('targetGrowth');
  if (method === 'rank') keys.push('best', 'step', 'floor', 'lowerIsBetter');
  keys.push('cap');
  if (canEdit || measure !== undefined) keys.push('measure');
  if (canEdit || provider !== undefined) keys.push('provider');
  return (
    <ul className="kp-parameters">
      {keys.map((key) => {
        const token = tokenOf(policy, `${row.path}.${key}`);
        return (
          token && (
            <li key={key}>
              <span className="kp-soft">{t(shortNames[key])}</span> <TokenButton token={token} />
            </li>
          )
        );
      })}
    </ul>
  );
}

const shortNames = {
  targetGrowth: 'tree.targetGrowth',
  best: 'tree.best',
  step: 'tree.step',
  floor: 'tree.floor',
  lowerIsBetter: 'tree.lowerIsBetter',
  cap: 'tree.cap',
  measure: 'tree.measure',
  provider: 'tree.provider',
} as const;

/** A field of the row as a token. */
export function FieldToken({ path }: { path: string }) {
  const { policy } = useEditing();
  const token = tokenOf(policy, path);
  return token && <TokenButton token={token} />;
}
