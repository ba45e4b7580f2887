import type { ReactNode } from 'react';

/** A few rows inside a page; scrolls sideways by itself where they are too wide. */
export function SmallTable(props: { label: string; heads: string[]; rows: ReactNode[][]; right?: readonly number[] }) {
  const align = (at: number) => (props.right?.includes(at) ? 'kp-right' : 'kp-left');
  return (
    <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={props.label}>
      <table className="kp-small-table">
        <thead>
          <tr>
            {props.heads.map((head, at) => (
              <th key={head} scope="col" className={align(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, at) => (
                <td key={at} className={align(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
