import type { EChartsCoreOption } from 'echarts/core';
import type { Use } from '#shared/api/service.ts';
import { count } from '../../ui/numbers.ts';
import { colours, fonts } from '../../ui/theme.ts';

const textStyle = { fontFamily: fonts };
const legend = {
  top: 0,
  left: 0,
  itemWidth: 12,
  itemHeight: 12,
  textStyle: { color: colours.text, fontSize: 12 },
};
const tooltip = {
  trigger: 'axis',
  axisPointer: { type: 'shadow' },
  renderMode: 'richText',
  confine: true,
  backgroundColor: '#fff',
  borderColor: colours.line,
  textStyle,
};
const label = { color: colours.text, fontSize: 12 };
const noLines = { axisTick: { show: false }, axisLine: { show: false } };

export interface UnitWords {
  read: string;
  write: string;
}

export const unitsOf = (use: Use | null): number => (use ? use.readUnits + use.writeUnits : 0);
const whole = (n: number): number => Math.round(n);

/** The sum stands at the end of each bar. */
const series = (
  rows: readonly (Use | null)[],
  words: UnitWords,
  position: 'right' | 'top',
  written: (n: number) => string,
) => [
  {
    type: 'bar',
    name: words.read,
    stack: 'units',
    barMaxWidth: 26,
    itemStyle: { color: '#9db5da' },
    data: rows.map((use) => whole(use?.readUnits ?? 0)),
  },
  {
    type: 'bar',
    name: words.write,
    stack: 'units',
    barMaxWidth: 26,
    itemStyle: { color: colours.blue },
    label: {
      show: true,
      position,
      ...label,
      formatter: ({ dataIndex }: { dataIndex: number }) => written(whole(unitsOf(rows[dataIndex] ?? null))),
    },
    // Thirteen months stand side by side: what does not fit is in the table.
    labelLayout: { hideOverlap: true },
    data: rows.map((use) => whole(use?.writeUnits ?? 0)),
  },
];

export const barHeight = 30;

/** A long name would leave no room for the bars; the table beside has it whole. */
const longest = 9;
const short = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/** Read and write units of each county, as bars to the right. */
export const countiesOption = (
  rows: readonly { name: string; use: Use | null }[],
  words: UnitWords,
): EChartsCoreOption => ({
  textStyle,
  grid: { left: 4, right: 70, top: 30, bottom: 4, containLabel: true },
  tooltip,
  legend,
  xAxis: { type: 'value', show: false },
  yAxis: {
    type: 'category',
    inverse: true,
    data: rows.map(({ name }) => name),
    axisLabel: { ...label, formatter: short },
    ...noLines,
  },
  series: series(
    rows.map(({ use }) => use),
    words,
    'right',
    count,
  ),
});

/** `87亿`, `1.2万` or `8.7B`: as wide as a bar; the table beside has the whole number. */
const shortCount = (n: number, language: string): string =>
  n < 10_000 ? count(n) : new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(n);

/** The same month after month. */
export const monthsOption = (months: readonly Use[], words: UnitWords, language: string): EChartsCoreOption => ({
  textStyle,
  grid: { left: 8, right: 8, top: 44, bottom: 4, containLabel: true },
  tooltip,
  legend,
  xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel: label, ...noLines },
  yAxis: { type: 'value', show: false },
  series: series(months, words, 'top', (n) => shortCount(n, language)),
});
