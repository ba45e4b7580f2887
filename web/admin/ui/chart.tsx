import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import type { EChartsCoreOption } from 'echarts/core';
import './chart.css';
import { useUiTexts } from './texts.ts';

interface Props {
  /** what is to be seen, in a sentence */
  finding: string;
  option: EChartsCoreOption;
  height: number;
  /** the same data for the reader who cannot see the chart */
  table: ReactNode;
}

/** A chart with its finding as title and its data in a table beside it. */
export function Chart({ finding, option, height, table }: Props) {
  const t = useUiTexts();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let stopped = false;
    let dispose: (() => void) | undefined;
    void import('./echarts.ts').then(({ init }) => {
      if (stopped) return;
      const chart = init(element, null, { renderer: 'svg' });
      chart.setOption({ animation: false, ...option });
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(element);
      dispose = () => {
        observer.disconnect();
        chart.dispose();
      };
    });
    return () => {
      stopped = true;
      dispose?.();
    };
  }, [option]);
  return (
    <figure className="kp-chart" aria-labelledby={id}>
      <figcaption id={id}>{finding}</figcaption>
      <div className="kp-chart-scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <div ref={box} className="kp-chart-box" style={{ height }} aria-hidden="true" />
      </div>
      <details className="kp-chart-data">
        <summary>{t('chart.table')}</summary>
        <div className="kp-chart-table">{table}</div>
      </details>
    </figure>
  );
}
