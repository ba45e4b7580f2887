import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSay } from '../../app/i18n.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { passing, searchTexts } from '../../ui/table/table-view.ts';
import { useTableState } from '../../ui/table/use-table-state.ts';
import { peopleColumns } from './people-columns.tsx';
import { PersonPanel } from './person-panel.tsx';
import { PoolFigures } from './pool-figures.tsx';
import { PoolList } from './pool-list.tsx';
import { Ranking } from './ranking.tsx';
import { poolName } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';
import './ranking.css';

const everybody = 'all';

/** Pools on the left, the ranking in the middle, the person on the right; which of them is in the address. */
export function PeopleView({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const [state, change] = useTableState();
  const { pools, people } = view.result;
  const isFiltered = state.search.trim() !== '' || Object.values(state.filters).some((chosen) => chosen.length > 0);
  const person = view.people.get(params.get('person') ?? '') ?? null;
  const asked = params.get('pool') ?? (isFiltered ? everybody : (person?.pool ?? null));
  // Who sends or opens a filtered address means everybody unless it names a pool.
  const pool = asked === everybody ? undefined : (pools.find(({ id }) => id === asked) ?? pools[0]);
  const put = useCallback(
    (changed: Record<string, string | null>) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [key, value] of Object.entries(changed)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  const choose = useCallback((person: string) => put({ person }), [put]);
  const columns = useMemo(() => peopleColumns(view, t, say, choose), [view, t, say, choose]);
  const found = useMemo(
    () => new Set(passing(people, searchTexts(people, columns), columns, state)),
    [people, columns, state],
  );
  const title = pool ? t('ranking.of', { pool: poolName(view, pool.id, t) }) : t('pool.everybody');
  return (
    <div className={`kp-people${pool ? '' : ' kp-people-all'}`}>
      <PoolList view={view} chosen={pool?.id ?? null} onChoose={(id) => put({ pool: id ?? everybody, person: null })} />
      <div className="kp-people-middle">
        {pool && <PoolFigures pool={pool} />}
        {pool && isFiltered && (
          <p className="kp-note kp-filter-note">
            {t('filtered', { pool: poolName(view, pool.id, t) })}{' '}
            <Button size="small" onClick={() => change({ search: '', filters: {} })}>
              {t('clear')}
            </Button>
          </p>
        )}
        {pool ? (
          <Ranking
            key={pool.id}
            view={view}
            pool={pool}
            title={title}
            shown={found}
            chosen={person?.id ?? null}
            onChoose={choose}
            onEverybody={() => put({ pool: everybody })}
          />
        ) : (
          <DataTable id="results" label={title} rows={people} columns={columns} rowKey={(row) => row.id} />
        )}
      </div>
      {(pool || person) && (
        <aside className="kp-people-person" aria-label={t('person')}>
          <PersonPanel view={view} person={person} onClose={() => put({ person: null })} />
        </aside>
      )}
    </div>
  );
}
