import type { EChartsCoreOption } from 'echarts/core';
import { colours, fonts } from '../../ui/theme.ts';
import type { Bin } from './histogram.ts';
import type { UnitRow } from './by-unit.ts';
import type { Outcome } from './labels.ts';

const soft = { color: colours.textSoft, fontSize: 12 };
const textStyle = { fontFamily: fonts };
const tooltip = {
  renderMode: 'richText',
  confine: true,
  backgroundColor: '#fff',
  borderColor: colours.line,
  textStyle,
};

/** Gold for 优秀 only, red for the lowest; the others in blues and greys that differ in lightness too. */
export const outcomeColours: Record<Outcome, string> = {
  excellent: colours.goldLine,
  competent: '#9db5da',
  basicallyCompetent: '#5f7ba8',
  incompetent: colours.red,
  noScore: '#cfcabf',
  ungraded: '#e3dfd6',
  notAppraised: '#f1eee8',
};

interface HistogramWords {
  excellent: string;
  others: string;
  people: string;
}

interface RenderApi {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

/** The distribution: bars from edge to edge, those who are 优秀 at their foot, the bands' thresholds as lines. */
export function histogramOption(
  bins: readonly Bin[],
  thresholds: readonly { label: string; from: number }[],
  words: HistogramWords,
): EChartsCoreOption {
  const renderItem = (_: unknown, api: RenderApi) => {
    const [from, to, excellent, total] = [0, 1, 2, 3].map((dimension) => api.value(dimension)) as [
      number,
      number,
      number,
      number,
    ];
    const [left, base] = api.coord([from, 0]);
    const [right, top] = api.coord([to, total]);
    const [, step] = api.coord([from, excellent]);
    const bar = (y: number, height: number, fill: string) => ({
      type: 'rect',
      shape: { x: left + 1, y, width: Math.max(1, right - left - 2), height },
      style: { fill },
    });
    return {
      type: 'group',
      children: [
        bar(top, step - top, outcomeColours.competent),
        bar(step, base - step, outcomeColours.excellent),
        ...(total > 0
          ? [
              {
                type: 'text',
                style: {
                  text: String(total),
                  x: (left + right) / 2,
                  y: top - 3,
                  textAlign: 'center',
                  textVerticalAlign: 'bottom',
                  fill: colours.text,
                  fontSize: 12,
                  fontFamily: fonts,
                },
              },
            ]
          : []),
      ],
    };
  };
  return {
    textStyle,
    grid: { left: 28, right: 20, top: 34, bottom: 2, containLabel: true },
    tooltip: {
      ...tooltip,
      trigger: 'item',
      formatter: ({ value }: { value?: number[] }) =>
        value ? `${value[0]} – ${value[1]}\n${words.people} ${value[3]}\n${words.excellent} ${value[2]}` : '',
    },
    xAxis: {
      type: 'value',
      min: bins[0]?.from ?? 0,
      max: bins.at(-1)?.to ?? 100,
      axisLabel: soft,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      // room for the label of the tallest bar below those of the lines
      max: ({ max }: { max: number }) => Math.ceil(max * 1.18),
      splitNumber: 3,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { lineStyle: { color: colours.lineSoft } },
    },
    series: [
      {
        type: 'custom',
        renderItem,
        encode: { x: [0, 1], y: 3 },
        data: bins.map(({ from, to, excellent, others }) => [from, to, excellent, excellent + others]),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.textSoft, type: 'dashed', width: 1 },
          label: {
            formatter: '{b}',
            color: colours.text,
            fontSize: 12,
            fontFamily: fonts,
            position: 'end',
            distance: 4,
          },
          data: thresholds.map(({ label, from }) => ({ name: label, xAxis: from })),
        },
      },
    ],
  };
}

export const unitBarHeight = 22;

/** The grades of each unit as one bar in parts, the numbers in them. */
export function unitsOption(
  rows: readonly UnitRow[],
  shown: readonly { outcome: Outcome; label: string }[],
): EChartsCoreOption {
  const longest = Math.max(...rows.map((row) => row.people), 1);
  return {
    textStyle,
    grid: { left: 4, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      textStyle: { color: colours.text, fontSize: 12 },
    },
    xAxis: { type: 'value', minInterval: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.name),
      axisLabel: { color: colours.text, fontSize: 12, width: 96, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: shown.map(({ outcome, label }) => ({
      type: 'bar',
      name: label,
      stack: 'grades',
      barWidth: 15,
      itemStyle: { color: outcomeColours[outcome], borderColor: '#fff', borderWidth: 0.5 },
      label: {
        show: true,
        fontSize: 11,
        color: outcome === 'incompetent' || outcome === 'basicallyCompetent' ? '#fff' : colours.text,
        // a part too short for its number has it in the table beside
        formatter: ({ value }: { value: number }) => (value > longest * 0.025 ? String(value) : ''),
      },
      data: rows.map((row) => row.counts[outcome]),
    })),
  };
}
