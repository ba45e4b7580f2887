import { useMemo, useRef } from 'react';
import type { Cell } from '#shared/dataset/tables.ts';
import { useSay } from '../../app/i18n.ts';
import '../../ui/table/data-table.css';
import './import.css';
import { rowHeight, useWindow } from '../../ui/table/use-window.ts';
import type { SheetFault } from './check-sheet.ts';
import { cellText } from './sheet-cells.ts';
import { useTexts } from './texts.ts';

interface Props {
  cells: readonly Cell[][];
  faults: readonly SheetFault[];
  suspects: ReadonlySet<number>;
  onlySuspects: boolean;
  label: string;
  onMend: (row: number, column: number, typed: string) => void;
}

/** A sheet's rows, those with faults first and open for mending, each fault beside its row and at its cell. */
export function SheetTable({ cells, faults, suspects, onlySuspects, label, onMend }: Props) {
  const t = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const byRow = useMemo(() => Map.groupBy(faults, (fault) => fault.row), [faults]);
  const head = useMemo(() => cells.findIndex((row) => row.some((cell) => cellText(cell) !== '')) + 1, [cells]);
  const order = useMemo(() => {
    const all = cells.map((_, i) => i + 1).filter((row) => row !== head || suspects.has(row));
    const first = all.filter((row) => suspects.has(row));
    return onlySuspects ? first : [...first, ...all.filter((row) => !suspects.has(row))];
  }, [cells, head, suspects, onlySuspects]);
  const { from, to } = useWindow(scroller, order.length);
  const heads = cells[head - 1] ?? [];
  const columns = Math.max(heads.length, ...cells.slice(0, 50).map((row) => row.length));
  const heading = (column: number) => cellText(heads[column - 1]) || t('preview.column', { n: column });
  const places = Array.from({ length: columns }, (_, i) => i + 1);
  return (
    <div className="kp-table-frame">
      <div className="kp-table-scroll" ref={scroller} tabIndex={0} role="region" aria-label={label}>
        <table
          className="kp-table kp-sheet"
          style={{ minWidth: 64 + 260 + columns * 150 }}
          aria-rowcount={order.length + 1}
        >
          <colgroup>
            <col style={{ width: 64 }} />
            <col style={{ width: 260 }} />
            {places.map((column) => (
              <col key={column} style={{ width: 150 }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('preview.row')}</th>
              <th scope="col">{t('preview.fault')}</th>
              {places.map((column) => (
                <th key={column} scope="col" title={heading(column)}>
                  {heading(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={from * rowHeight} span={columns + 2} />
            {order.slice(from, to).map((row, i) => (
              <tr key={row} aria-rowindex={from + i + 2}>
                <th scope="row">{row === head ? t('preview.head') : row}</th>
                <FaultCell faults={byRow.get(row)} isSuspect={suspects.has(row)} heading={heading} />
                {places.map((column) => (
                  <SheetCell
                    key={column}
                    text={cellText(cells[row - 1]?.[column - 1])}
                    label={t('preview.cell', { row, heading: heading(column) })}
                    isOpen={suspects.has(row)}
                    fault={byRow.get(row)?.find((fault) => fault.column === column)}
                    onType={(typed) => onMend(row, column, typed)}
                  />
                ))}
              </tr>
            ))}
            <Spacer height={(order.length - to) * rowHeight} span={columns + 2} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

function FaultCell(props: {
  faults: readonly SheetFault[] | undefined;
  isSuspect: boolean;
  heading: (column: number) => string;
}) {
  const { faults, isSuspect, heading } = props;
  const t = useTexts();
  const say = useSay();
  if (faults) {
    const words = faults
      .map(({ column, message }) => (column === null ? say(message) : `${heading(column)} · ${say(message)}`))
      .join(' ');
    return (
      <td className="kp-sheet-fault">
        <span className="kp-cell-wrap">{words}</span>
      </td>
    );
  }
  return <td>{isSuspect && `✓ ${t('preview.mended')}`}</td>;
}

function SheetCell(props: {
  text: string;
  label: string;
  isOpen: boolean;
  fault: SheetFault | undefined;
  onType: (typed: string) => void;
}) {
  const say = useSay();
  if (!props.isOpen) return <td title={props.text.length > 10 ? props.text : undefined}>{props.text}</td>;
  return (
    <td>
      <input
        aria-label={props.label}
        aria-invalid={props.fault !== undefined}
        title={props.fault && say(props.fault.message)}
        value={props.text}
        onChange={(event) => props.onType(event.target.value)}
      />
    </td>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="kp-table-spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
