import { useMemo } from 'react';
import type { RunResult } from '#shared/api/grading.ts';
import { readPolicy } from '#shared/api/policies.ts';
import { compareResults } from '#shared/grading/compare.ts';
import type { Comparison } from '#shared/grading/compare.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { changeTexts } from '../policy/changes.ts';
import { DiffTable } from '../policy/diff-table.tsx';
import { poolName, runViewOf } from '../results/run-view.ts';
import { useResultTexts } from '../results/texts.ts';
import { WhyDrawer } from '../why/why-drawer.tsx';
import { comparisonFinding } from './movers.ts';
import { MoversTable } from './movers-table.tsx';
import { TeamMoves } from './team-moves.tsx';
import { useCompareTexts } from './texts.ts';
import '../policy/policy.css';
import '../results/results.css';
import '../../ui/small-tables.css';

interface Props {
  cycle: string;
  before: RunResult;
  after: RunResult;
}

/** Who moved, which teams moved, which quotas changed; beside them what differs in the policy. */
export function Differences({ cycle, before, after }: Props) {
  const t = useCompareTexts();
  const say = useSay();
  const comparison = useMemo(() => compareResults(asResult(before), asResult(after)), [before, after]);
  const [earlier, later] = useMemo(
    () => [runViewOf(cycle, before, null), runViewOf(cycle, after, null)] as const,
    [cycle, before, after],
  );
  const names = (ids: readonly string[], view: typeof earlier) =>
    ids.map((id) => view.people.get(id)?.name ?? id).join('、');
  return (
    <>
      <p className="kp-note" role="status">
        <strong>{say(comparisonFinding(comparison))}</strong>
      </p>
      <div className="kp-compare">
        <div className="kp-stack">
          <section aria-labelledby="kp-compare-people">
            <h2 id="kp-compare-people">{t('people')}</h2>
            <MoversTable comparison={comparison} before={earlier} after={later} />
            {comparison.onlyIn.before.length > 0 && (
              <p className="kp-soft">{t('onlyIn.before', { people: names(comparison.onlyIn.before, earlier) })}</p>
            )}
            {comparison.onlyIn.after.length > 0 && (
              <p className="kp-soft">{t('onlyIn.after', { people: names(comparison.onlyIn.after, later) })}</p>
            )}
          </section>
          <section aria-labelledby="kp-compare-teams">
            <h2 id="kp-compare-teams">{t('teams')}</h2>
            <TeamMoves comparison={comparison} before={earlier} after={later} />
          </section>
        </div>
        <aside className="kp-stack" aria-label={t('policy')}>
          <PolicyDifferences before={before} after={after} />
          <Quotas comparison={comparison} view={later} />
        </aside>
      </div>
      <WhyDrawer cycle={cycle} run={after.run.id} decimals={after.decimals} />
    </>
  );
}

const asResult = (result: RunResult) => ({ format: 'kaoping.result/1' as const, ...result });

/** The policy a run was made on: a trial by a draft carries its own. */
function usePolicyOf({ run, policy }: RunResult): Policy | undefined {
  const saved = useOperation(readPolicy, { id: run.policyVersion }, { enabled: policy === undefined });
  return policy ?? saved.data?.policy;
}

function PolicyDifferences(runs: { before: RunResult; after: RunResult }) {
  const t = useCompareTexts();
  const before = usePolicyOf(runs.before);
  const after = usePolicyOf(runs.after);
  const changes = useMemo(() => (before && after ? changeTexts(before, after) : null), [before, after]);
  return (
    <section className="kp-card">
      <h2>{t('policy')}</h2>
      {changes?.length === 0 && <p className="kp-soft">{t('policy.same')}</p>}
      {changes && changes.length > 0 && before && after && (
        <DiffTable changes={changes} before={before} after={after} />
      )}
    </section>
  );
}

function Quotas({ comparison, view }: { comparison: Comparison; view: ReturnType<typeof runViewOf> }) {
  const t = useCompareTexts();
  const words = useResultTexts();
  if (comparison.pools.length === 0) return null;
  const shown = (quota: number | null) => (quota === null ? t('quota.none') : String(quota));
  return (
    <section className="kp-card">
      <h2>{t('pools')}</h2>
      <table className="kp-small-table">
        <tbody>
          {comparison.pools.map(({ id, quota }) => (
            <tr key={id}>
              <th scope="row">{poolName(view, id, words)}</th>
              <td>
                {shown(quota.from)} → <strong>{shown(quota.to)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
