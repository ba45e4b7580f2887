import { Select } from 'antd';
import { useMemo } from 'react';
import { rankLabels } from '#shared/grading/labels.ts';
import { ranks } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { count } from '../../ui/numbers.ts';
import type { Pool } from './pool-ranking.ts';
import { poolName } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

interface Props {
  view: RunView;
  /** null: everybody */
  chosen: string | null;
  onChoose: (pool: string | null) => void;
}

/** The pools with the places they have and use; on a narrow screen a list to choose from. */
export function PoolList({ view, chosen, onChoose }: Props) {
  const t = useResultTexts();
  const say = useSay();
  const { pools, people } = view.result;
  const byRank = useMemo(
    () => ranks.map((rank) => ({ rank, pools: pools.filter((pool) => pool.rank === rank) })),
    [pools],
  );
  const used = (pool: Pool) =>
    pool.quota === null
      ? t('pool.unlimited', { used: pool.awarded.length })
      : t('pool.used', { used: pool.awarded.length, quota: pool.quota });
  const options = [
    { value: '', label: t('pool.everybody') },
    ...byRank.map(({ rank, pools: list }) => ({
      label: say(rankLabels[rank]),
      options: list.map((pool) => ({ value: pool.id, label: `${poolName(view, pool.id, t)} · ${used(pool)}` })),
    })),
  ];
  return (
    <>
      <Select
        className="kp-pool-select"
        aria-label={t('pool.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen ?? ''}
        options={options}
        onChange={(id) => onChoose(id === '' ? null : id)}
      />
      <nav className="kp-pools" aria-label={t('pools')}>
        <button type="button" aria-current={chosen === null ? 'true' : undefined} onClick={() => onChoose(null)}>
          <span className="kp-pool-name">{t('pool.everybody')}</span>
          <span className="kp-soft">{t('shown', { count: count(people.length) })}</span>
        </button>
        {byRank.map(
          ({ rank, pools: list }) =>
            list.length > 0 && (
              <section key={rank} aria-label={say(rankLabels[rank])}>
                <h3>{say(rankLabels[rank])}</h3>
                {list.map((pool) => (
                  <PoolButton
                    key={pool.id}
                    pool={pool}
                    view={view}
                    used={used(pool)}
                    chosen={pool.id === chosen}
                    onChoose={() => onChoose(pool.id)}
                  />
                ))}
              </section>
            ),
        )}
      </nav>
    </>
  );
}

function PoolButton(props: { pool: Pool; view: RunView; used: string; chosen: boolean; onChoose: () => void }) {
  const t = useResultTexts();
  const { pool, view } = props;
  const share = pool.quota ? Math.min(1, pool.awarded.length / pool.quota) : 0;
  return (
    <button type="button" aria-current={props.chosen ? 'true' : undefined} onClick={props.onChoose}>
      <span className="kp-pool-name">{poolName(view, pool.id, t)}</span>
      <span className="kp-pool-used">{props.used}</span>
      {pool.quota !== null && (
        <span className="kp-pool-bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <span className="kp-pool-notes">
        <span className="kp-soft">{t('pool.participants', { count: pool.participants })}</span>
        {pool.undecided.length > 0 && (
          <span className="kp-tag kp-tag-wrong">{t('pool.tied', { count: pool.undecided.length })}</span>
        )}
        {view.result.provisional.pools.includes(pool.id) && <span className="kp-tag">{t('run.provisional')}</span>}
      </span>
    </button>
  );
}
