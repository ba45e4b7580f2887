import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Table } from '#shared/policy/articles.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import { newRow } from './new-row.ts';
import { usePolicyTexts } from './texts.ts';
import { TokenButton } from './token-button.tsx';

/** A list of the policy (awards, vote rules, forms) as a table whose rows can be added and removed. */
export function ListTable({ table, label }: { table: Extract<Table, { kind: 'list' }>; label: string }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { policy, canEdit, change } = useEditing();
  const rows = valueAt(policy, pathSteps(table.path));
  const list = Array.isArray(rows) ? (rows as unknown[]) : [];
  return (
    <>
      <div className="kp-doc-table" tabIndex={0} role="region" aria-label={label}>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ key, field }) => (
                <th key={key} scope="col">
                  {say(field.label)}
                </th>
              ))}
              {canEdit && <td className="kp-no-print" />}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((tokens, i) => (
              <tr key={i}>
                {tokens.map((token) => (
                  <td key={token.path}>
                    <TokenButton token={token} />
                  </td>
                ))}
                {canEdit && (
                  <td className="kp-no-print">
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('row.remove', { n: i + 1 })}
                      onClick={() => change(table.path, list.toSpliced(i, 1))}
                    />
                  </td>
                )}
              </tr>
            ))}
            {table.rows.length === 0 && (
              <tr>
                <td colSpan={table.columns.length + 1} className="kp-soft">
                  {t('row.none')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {canEdit && (
        <Button
          size="small"
          className="kp-no-print"
          icon={<PlusOutlined />}
          onClick={() => change(table.path, [...list, newRow(policy, table.path)])}
        >
          {t('row.add')}
        </Button>
      )}
    </>
  );
}
