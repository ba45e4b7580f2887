import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Use } from '#shared/api/service.ts';
import { Chart } from '../../ui/chart.tsx';
import { count } from '../../ui/numbers.ts';
import '../../ui/small-tables.css';
import { useTexts } from './texts.ts';
import { monthsOption, unitsOf } from './use-charts.ts';

/** A county's use, month after month. */
export function MonthsCard({ months }: { months: readonly Use[] }) {
  const t = useTexts();
  const { i18n } = useTranslation();
  const { language } = i18n;
  const option = useMemo(
    () => monthsOption(months, { read: t('readUnits'), write: t('writeUnits') }, language),
    [months, t, language],
  );
  const busiest = months.toSorted((a, b) => unitsOf(b) - unitsOf(a))[0];
  if (!busiest) {
    return (
      <section className="kp-card">
        <h2>{t('months.title')}</h2>
        <p className="kp-soft">{t('months.none')}</p>
      </section>
    );
  }
  return (
    <section className="kp-card">
      <h2>{t('months.title')}</h2>
      <Chart
        finding={t('months.finding', { month: busiest.month, n: count(Math.round(unitsOf(busiest))) })}
        option={option}
        height={162}
        table={<MonthsTable months={months} />}
      />
      <p className="kp-soft">{t('months.utc')}</p>
    </section>
  );
}

function MonthsTable({ months }: { months: readonly Use[] }) {
  const t = useTexts();
  return (
    <table className="kp-small-table">
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          <th scope="col">{t('requests')}</th>
          <th scope="col">{t('jobs')}</th>
          <th scope="col">{t('readUnits')}</th>
          <th scope="col">{t('writeUnits')}</th>
          <th scope="col">{t('seconds')}</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((use) => (
          <tr key={use.month}>
            <th scope="row">{use.month}</th>
            <td>{count(use.requests)}</td>
            <td>{count(use.jobs)}</td>
            <td>{count(Math.round(use.readUnits))}</td>
            <td>{count(Math.round(use.writeUnits))}</td>
            <td>{count(Math.round(use.milliseconds / 1000))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
