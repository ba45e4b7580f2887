import { useMemo } from 'react';
import type { TenantRow } from '#shared/api/service.ts';
import { Chart } from '../../ui/chart.tsx';
import { count } from '../../ui/numbers.ts';
import '../../ui/small-tables.css';
import { useTexts } from './texts.ts';
import { barHeight, countiesOption, unitsOf } from './use-charts.ts';

const most = 20;

/** Which county uses how much of the database this month. */
export function UseChart({ rows }: { rows: readonly TenantRow[] }) {
  const t = useTexts();
  const inOrder = useMemo(
    () =>
      rows
        .filter(({ use }) => unitsOf(use) > 0)
        .toSorted((a, b) => unitsOf(b.use) - unitsOf(a.use))
        .slice(0, most),
    [rows],
  );
  const option = useMemo(() => countiesOption(inOrder, { read: t('readUnits'), write: t('writeUnits') }), [inOrder, t]);
  const first = inOrder[0];
  if (!first) return <p className="kp-soft">{t('use.none')}</p>;
  const all = rows.reduce((sum, { use }) => sum + unitsOf(use), 0);
  const active = rows.filter(({ use }) => unitsOf(use) > 0).length;
  // Where others used something too, it is not all of it.
  const percent = Math.min(Math.round((unitsOf(first.use) / all) * 100), 99);
  return (
    <div className="kp-use-chart">
      <Chart
        finding={active > 1 ? t('use.finding', { name: first.name, percent }) : t('use.one')}
        option={option}
        height={inOrder.length * barHeight + 36}
        table={
          <table className="kp-small-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('readUnits')}</th>
                <th scope="col">{t('writeUnits')}</th>
                <th scope="col">{t('requests')}</th>
              </tr>
            </thead>
            <tbody>
              {inOrder.map(({ id, name, use }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{count(Math.round(use?.readUnits ?? 0))}</td>
                  <td>{count(Math.round(use?.writeUnits ?? 0))}</td>
                  <td>{count(use?.requests ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
      {active > most && <p className="kp-soft">{t('use.more', { n: most })}</p>}
    </div>
  );
}
