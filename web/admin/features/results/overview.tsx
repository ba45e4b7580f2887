import { useMemo } from 'react';
import { personGradeLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { Chart } from '../../ui/chart.tsx';
import { histogramOption, unitBarHeight, unitsOption } from './chart-options.ts';
import { byUnit } from './by-unit.ts';
import { distributionFinding, unitsFinding } from './findings.ts';
import { histogram } from './histogram.ts';
import { outcomeLabels, outcomes } from './labels.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

const chartHeight = 164;

/** Above the results: how the scores lie between the bands, and how each unit's people came out. */
export function Overview({ view }: { view: RunView }) {
  return (
    <div className="kp-overview">
      <Distribution view={view} />
      <Units view={view} />
    </div>
  );
}

function Distribution({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const { people, bands } = view.result;
  const { bins } = useMemo(() => histogram(people, Object.values(bands.person)), [people, bands]);
  const option = useMemo(() => {
    const lines = Object.entries(bands.person).map(([grade, from]) => ({
      label: t('chart.line', { grade: say(personGradeLabels[grade as keyof typeof personGradeLabels]), from }),
      from,
    }));
    return histogramOption(bins, lines, {
      excellent: t('chart.ofWhichExcellent'),
      others: t('chart.notExcellent'),
      people: t('chart.people'),
    });
  }, [bins, bands, say, t]);
  return (
    <Chart
      finding={say(distributionFinding(people, bands.person.excellent ?? 0))}
      option={option}
      height={chartHeight}
      table={
        <table className="kp-small-table">
          <thead>
            <tr>
              <th scope="col">{t('chart.range')}</th>
              <th scope="col">{t('chart.people')}</th>
              <th scope="col">{t('chart.ofWhichExcellent')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">
                  {bin.from} – {bin.to}
                </th>
                <td>{bin.excellent + bin.others}</td>
                <td>{bin.excellent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

function Units({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const rows = useMemo(
    () =>
      byUnit(view.result)
        .filter((row) => row.people > 0)
        .sort((a, b) => (b.excellentShare ?? -1) - (a.excellentShare ?? -1) || (a.id < b.id ? -1 : 1)),
    [view.result],
  );
  const shown = useMemo(
    () =>
      outcomes
        .filter((outcome) => rows.some((row) => row.counts[outcome] > 0))
        .map((outcome) => ({ outcome, label: say(outcomeLabels[outcome]) })),
    [rows, say],
  );
  const option = useMemo(() => unitsOption(rows, shown), [rows, shown]);
  return (
    <Chart
      finding={say(unitsFinding(rows))}
      option={option}
      height={Math.max(chartHeight, 36 + rows.length * unitBarHeight)}
      table={
        <table className="kp-small-table">
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              {shown.map(({ outcome, label }) => (
                <th key={outcome} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {shown.map(({ outcome }) => (
                  <td key={outcome}>{row.counts[outcome]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
