import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Category } from '#shared/policy/schema.ts';
import { useEditing } from './editing.ts';
import { FieldToken, Method, Parameters } from './indicator-cells.tsx';
import { PointsInput, TextInput } from './cell-input.tsx';
import {
  addCategory,
  addIndicator,
  addSection,
  freeId,
  removeIndicator,
  removeSection,
  treeOf,
} from './indicator-tree.ts';
import type { Sum, TreeRow } from './indicator-tree.ts';
import { usePolicyTexts } from './texts.ts';

/** The categories with their sections and indicators; what is typed is added up as it is typed. */
export function IndicatorTable() {
  const t = usePolicyTexts();
  const { policy, canEdit, change } = useEditing();
  const { categories } = policy;
  const add = () =>
    change(
      'categories',
      addCategory(categories, {
        category: t('tree.newCategory'),
        section: t('tree.newSection'),
        indicator: t('tree.newIndicator'),
      }),
    );
  return (
    <div className="kp-stack">
      {categories.map((category, i) => (
        <CategoryTable
          key={category.id}
          category={category}
          at={i}
          onRemove={() => change('categories', categories.toSpliced(i, 1))}
        />
      ))}
      {canEdit && (
        <div className="kp-no-print">
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {t('tree.addCategory')}
          </Button>
        </div>
      )}
    </div>
  );
}

function CategoryTable({ category, at, onRemove }: { category: Category; at: number; onRemove: () => void }) {
  const t = usePolicyTexts();
  const { canEdit, change } = useEditing();
  const path = `categories[${at}]`;
  const { rows, total } = treeOf(category, path);
  const put = (changed: Category) => change(path, changed);
  return (
    <div className="kp-doc-table kp-tree" tabIndex={0} role="region" aria-label={category.label}>
      <table>
        <caption>
          <TextInput
            path={`${path}.label`}
            value={category.label}
            label={t('tree.labelOf', { label: category.label })}
          />
          {canEdit && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('tree.remove', { label: category.label })}
              onClick={onRemove}
            />
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('tree.indicator')}</th>
            <th scope="col" className="kp-right">
              {t('tree.points')}
            </th>
            <th scope="col">{t('tree.method')}</th>
            <th scope="col">{t('tree.parameters')}</th>
            {canEdit && <td className="kp-no-print" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.path} row={row} category={category} put={put} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {t('tree.total', { category: category.label })} <SumNote total={total} />
            </th>
            <td className="kp-right">
              <PointsInput
                path={`${path}.totalPoints`}
                value={category.totalPoints}
                label={t('tree.total', { category: category.label })}
              />
            </td>
            <td colSpan={canEdit ? 3 : 2}>
              {canEdit && (
                <Button
                  size="small"
                  className="kp-no-print"
                  icon={<PlusOutlined />}
                  aria-label={t('tree.addSection', { category: category.label })}
                  onClick={() => put(addSection(category, freeId(category, 'section'), t('tree.newSection')))}
                >
                  {t('tree.section')}
                </Button>
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Row({ row, category, put }: { row: TreeRow; category: Category; put: (changed: Category) => void }) {
  const t = usePolicyTexts();
  const { canEdit } = useEditing();
  const [section = 1, indicator = 1] = row.places;
  const remove = () =>
    put(
      row.level === 'section'
        ? removeSection(category, section - 1)
        : removeIndicator(category, section - 1, indicator - 1),
    );
  const add = () =>
    put(addIndicator(category, section - 1, { id: freeId(category, 'indicator'), label: t('tree.newIndicator') }));
  return (
    <tr className={row.level === 'section' ? 'kp-tree-section' : undefined} data-field={row.path}>
      <th scope="row">
        <TextInput path={`${row.path}.label`} value={row.label} label={t('tree.labelOf', { label: row.label })} />
        {canEdit && row.level === 'indicator' && (
          <span className="kp-tree-id kp-no-print">
            {t('tree.id')} <FieldToken path={`${row.path}.id`} />
          </span>
        )}
      </th>
      <td className="kp-right">
        <PointsInput path={`${row.path}.points`} value={row.points} label={t('tree.pointsOf', { label: row.label })} />
      </td>
      {row.total ? (
        <td colSpan={2}>
          <SumNote total={row.total} />
        </td>
      ) : (
        <>
          <td>
            <Method row={row} />
          </td>
          <td>
            <Parameters row={row} />
          </td>
        </>
      )}
      {canEdit && (
        <td className="kp-no-print kp-tree-tools">
          {row.level === 'section' && (
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              aria-label={t('tree.addIndicator', { section: row.label })}
              title={t('tree.addIndicator', { section: row.label })}
              onClick={add}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('tree.remove', { label: row.label })}
            onClick={remove}
          />
        </td>
      )}
    </tr>
  );
}

function SumNote({ total }: { total: Sum }) {
  const t = usePolicyTexts();
  if (total.missing === 0) return <span className="kp-soft kp-sum">{t('tree.ok', { sum: total.sum })}</span>;
  return (
    <strong className="kp-wrong kp-sum" role="status">
      {t(total.missing > 0 ? 'tree.short' : 'tree.over', { sum: total.sum, missing: Math.abs(total.missing) })}
    </strong>
  );
}
