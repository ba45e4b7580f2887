import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { Column, TableState } from './column.ts';

interface Props<Row> {
  columns: readonly Column<Row>[];
  sort: TableState['sort'];
  onSort: (sort: TableState['sort']) => void;
}

/** Column heads; a click goes from no order to ascending, descending and back. */
export function TableHead<Row>({ columns, sort, onSort }: Props<Row>) {
  const next = (key: string): TableState['sort'] => {
    if (sort?.key !== key) return { key, descending: false };
    return sort.descending ? null : { key, descending: true };
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const order = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
          return (
            <th
              key={column.key}
              scope="col"
              className={column.align === 'right' ? 'kp-right' : undefined}
              aria-sort={order}
            >
              {column.control ? (
                <span className="kp-table-plain-head">{column.title}</span>
              ) : (
                <button type="button" onClick={() => onSort(next(column.key))}>
                  {column.title}
                  {order === 'ascending' && <ArrowUpOutlined aria-hidden="true" />}
                  {order === 'descending' && <ArrowDownOutlined aria-hidden="true" />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
