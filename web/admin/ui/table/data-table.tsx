import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import './data-table.css';
import type { Column } from './column.ts';
import { useSaved } from './saved.ts';
import { TableHead } from './table-head.tsx';
import { TableTools } from './table-tools.tsx';
import { comparing, passing, searchTexts } from './table-view.ts';
import { useTableTexts } from './texts.ts';
import { treeOrder } from './tree-order.ts';
import type { TreeOf, TreeRow } from './tree-order.ts';
import { useTableState } from './use-table-state.ts';
import { rowHeight, useWindow } from './use-window.ts';

interface Props<Row> {
  /** names the table in what the reader saves on this machine, and its export */
  id: string;
  /** what it lists, for those who cannot see it */
  label: string;
  rows: readonly Row[];
  /** the first stays in sight while the others scroll */
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** rows below rows, in the first column */
  tree?: TreeOf<Row>;
  rowClass?: (row: Row) => string;
  /** beside the search field */
  tools?: ReactNode;
  /** what stands there when there are no rows at all */
  empty?: ReactNode;
  /** keeps two tables of one page apart in its address */
  urlPrefix?: string;
  /** no search, filters, columns and export: a short table */
  plain?: boolean;
}

/**
 * A table of up to 10,000 rows that are all in the browser: search, filters, order (kept in the page's address), columns
 * and filters the reader saved, export. A true `table`, of which only the rows around those in sight are drawn.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, columns, rowKey, tree } = props;
  const t = useTableTexts();
  const [state, change] = useTableState(props.urlPrefix);
  const [saved, save] = useSaved(props.id);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const deferred = useDeferredValue(state);
  const texts = useMemo(() => searchTexts(rows, columns), [rows, columns]);
  const lines = useMemo((): TreeRow<Row>[] => {
    const found = passing(rows, texts, columns, deferred);
    const compare = comparing(columns, deferred.sort);
    if (tree) {
      const whole = found.length === rows.length;
      return treeOrder(rows, tree, { compare, ...(whole ? { closed } : { wanted: new Set(found) }) });
    }
    const ordered = compare ? found.sort(compare) : found;
    return ordered.map((row) => ({ row, depth: 0, open: null }));
  }, [rows, texts, columns, deferred, tree, closed]);
  const shown = columns.filter((column, i) => i === 0 || (saved.columns[column.key] ?? !column.hidden));
  const { from, to } = useWindow(scroller, lines.length);
  const toggle = (key: string) =>
    setClosed((now) => (now.has(key) ? new Set([...now].filter((other) => other !== key)) : new Set([...now, key])));

  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  const width = shown.reduce((sum, column) => sum + column.width, 0);
  return (
    <div className="kp-table-frame">
      {!props.plain && (
        <TableTools
          id={props.id}
          label={props.label}
          columns={columns}
          state={state}
          change={change}
          saved={saved}
          save={save}
          rows={() => lines.map((line) => line.row)}
          tools={props.tools}
        />
      )}
      <div className="kp-table-scroll" ref={scroller} tabIndex={0} role="region" aria-label={props.label}>
        <table className="kp-table" style={{ minWidth: width }} aria-rowcount={lines.length + 1}>
          <colgroup>
            {shown.map((column) => (
              <col key={column.key} style={{ width: column.width }} />
            ))}
          </colgroup>
          <TableHead columns={shown} sort={state.sort} onSort={(sort) => change({ sort })} />
          <tbody>
            {from > 0 && <Spacer height={from * rowHeight} span={shown.length} />}
            {lines.slice(from, to).map(({ row, depth, open }, i) => {
              const key = rowKey(row);
              return (
                <tr key={key} aria-rowindex={from + i + 2} className={props.rowClass?.(row)}>
                  {shown.map((column, at) => (
                    <Cell key={column.key} column={column} row={row} isFirst={at === 0}>
                      {at === 0 && tree && <Twig depth={depth} open={open} onToggle={() => toggle(key)} />}
                    </Cell>
                  ))}
                </tr>
              );
            })}
            {to < lines.length && <Spacer height={(lines.length - to) * rowHeight} span={shown.length} />}
            {lines.length === 0 && (
              <tr>
                <td colSpan={shown.length} className="kp-table-nothing">
                  {t('nothing')}{' '}
                  <button type="button" className="kp-link" onClick={() => change({ search: '', filters: {} })}>
                    {t('clear')}
                  </button>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className="kp-table-count kp-soft" role="status">
        {lines.length === rows.length
          ? t('count', { n: rows.length })
          : t('count.of', { n: lines.length, all: rows.length })}
      </p>
    </div>
  );
}

function Cell<Row>(props: { column: Column<Row>; row: Row; isFirst: boolean; children: ReactNode }) {
  const { column, row } = props;
  const value = column.value(row);
  const content = (
    <>
      {props.children}
      {column.render ? column.render(row) : value}
    </>
  );
  const title = typeof value === 'string' && value.length > 8 ? value : undefined;
  const className = column.align === 'right' ? 'kp-right' : undefined;
  return props.isFirst ? (
    <th scope="row" className={className} title={title}>
      {content}
    </th>
  ) : (
    <td className={className} title={title}>
      {content}
    </td>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true" className="kp-table-spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function Twig({ depth, open, onToggle }: { depth: number; open: boolean | null; onToggle: () => void }) {
  const t = useTableTexts();
  return (
    <span className="kp-twig" style={{ paddingInlineStart: depth * 20 }}>
      {open !== null && (
        <button type="button" aria-expanded={open} aria-label={open ? t('fold') : t('unfold')} onClick={onToggle}>
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
      )}
    </span>
  );
}
