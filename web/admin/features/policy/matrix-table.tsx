import type { Table } from '#shared/policy/articles.ts';
import { useSay } from '../../app/i18n.ts';
import { TokenButton } from './token-button.tsx';

/** A small table of fields: scales, weights, words. */
export function MatrixTable({ table, label }: { table: Extract<Table, { kind: 'matrix' }>; label: string }) {
  const say = useSay();
  return (
    <div className="kp-doc-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <td />
            {table.columns.map((column) => (
              <th key={column.zh} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.label.zh}>
              <th scope="row">{say(row.label)}</th>
              {row.cells.map((cell, i) => (
                <td key={i}>{cell ? <TokenButton token={cell} /> : '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
