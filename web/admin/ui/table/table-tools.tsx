import {
  DeleteOutlined,
  DownloadOutlined,
  FilterOutlined,
  SearchOutlined,
  SettingOutlined,
  StarOutlined,
} from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Select, Space } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Column, TableState } from './column.ts';
import type { useSaved } from './saved.ts';
import { useTableTexts } from './texts.ts';

interface Props<Row> {
  id: string;
  label: string;
  columns: readonly Column<Row>[];
  state: TableState;
  change: (change: Partial<TableState>) => void;
  saved: ReturnType<typeof useSaved>[0];
  save: ReturnType<typeof useSaved>[1];
  /** as they stand in the table */
  rows: () => Row[];
  tools: ReactNode;
}

/** Above a table: search, a filter for each column that has one, saved filters, columns, export. */
export function TableTools<Row>(props: Props<Row>) {
  const t = useTableTexts();
  const { columns, state, change } = props;
  const [filtersOpen, setFiltersOpen] = useState(false);
  const hasFilters = columns.some((column) => column.filter);
  const chosen = Object.values(state.filters).filter((choices) => choices.length > 0).length;
  const search = useCallback((words: string) => change({ search: words }), [change]);
  const exportTable = async () => {
    const { exportRows } = await import('./export-rows.ts');
    await exportRows(
      props.label,
      props.rows(),
      columns.filter((column) => !column.control),
    );
  };
  return (
    <div className="kp-table-tools">
      <SearchField label={t('search.in', { label: props.label })} words={state.search} onSearch={search} />
      {hasFilters && (
        <Button
          className="kp-table-more"
          icon={<FilterOutlined />}
          aria-expanded={filtersOpen}
          onClick={() => setFiltersOpen(!filtersOpen)}
        >
          {t('filters')}
          {chosen > 0 && ` ${chosen}`}
        </Button>
      )}
      {columns.map(
        (column) =>
          column.filter && (
            <Select
              key={column.key}
              className={`kp-table-filter ${filtersOpen ? 'kp-open' : ''}`}
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              placeholder={column.title}
              aria-label={column.title}
              optionFilterProp="label"
              popupMatchSelectWidth={false}
              options={[...column.filter.choices]}
              value={[...(state.filters[column.key] ?? [])]}
              onChange={(chosen: string[]) => change({ filters: { ...state.filters, [column.key]: chosen } })}
            />
          ),
      )}
      <Space className="kp-row-end" wrap>
        {props.tools}
        <SavedViews state={state} change={change} saved={props.saved} save={props.save} />
        <Popover
          trigger="click"
          placement="bottomRight"
          title={t('columns')}
          content={<Columns columns={columns} saved={props.saved} save={props.save} />}
        >
          <Button icon={<SettingOutlined />} aria-label={t('columns')} title={t('columns')} />
        </Popover>
        <Button icon={<DownloadOutlined />} aria-label={t('export')} title={t('export')} onClick={exportTable} />
      </Space>
    </div>
  );
}

/** Searches a moment after the last key, so that a Chinese input method is not disturbed. */
function SearchField(props: { label: string; words: string; onSearch: (words: string) => void }) {
  const t = useTableTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const { onSearch } = props;
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      onSearch(typed);
      setTyped(null);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <Input
      className="kp-table-search"
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t('search')}
      aria-label={props.label}
      value={typed ?? props.words}
      onChange={(event) => setTyped(event.target.value)}
      // Whoever goes on to a link has searched: written to the address afterwards, it would call them back.
      onBlur={() => {
        if (typed === null) return;
        onSearch(typed);
        setTyped(null);
      }}
    />
  );
}

function Columns<Row>(props: Pick<Props<Row>, 'columns' | 'saved' | 'save'>) {
  return (
    <div className="kp-stack kp-tight">
      {props.columns
        .slice(1)
        .filter((column) => !column.control)
        .map((column) => (
          <Checkbox
            key={column.key}
            checked={props.saved.columns[column.key] ?? !column.hidden}
            onChange={(event) =>
              props.save({ columns: { ...props.saved.columns, [column.key]: event.target.checked } })
            }
          >
            {column.title}
          </Checkbox>
        ))}
    </div>
  );
}

function SavedViews(props: Pick<Props<never>, 'state' | 'change' | 'saved' | 'save'>) {
  const t = useTableTexts();
  const [name, setName] = useState('');
  const { views } = props.saved;
  const add = () => {
    if (name.trim() === '') return;
    props.save({ views: { ...views, [name.trim()]: props.state } });
    setName('');
  };
  const remove = (gone: string) =>
    props.save({ views: Object.fromEntries(Object.entries(views).filter(([key]) => key !== gone)) });
  const content = (
    <div className="kp-stack kp-tight">
      {Object.keys(views).length === 0 && <p className="kp-soft">{t('views.none')}</p>}
      {Object.entries(views).map(([key, view]) => (
        <div key={key} className="kp-row">
          <button type="button" className="kp-link" onClick={() => props.change(view)}>
            {key}
          </button>
          <Button
            className="kp-row-end"
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('views.remove', { name: key })}
            onClick={() => remove(key)}
          />
        </div>
      ))}
      <Space.Compact>
        <Input
          aria-label={t('views.name')}
          placeholder={t('views.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={add}
        />
        <Button onClick={add}>{t('views.save')}</Button>
      </Space.Compact>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('views')} content={content}>
      <Button icon={<StarOutlined />} aria-label={t('views')} title={t('views')} />
    </Popover>
  );
}
