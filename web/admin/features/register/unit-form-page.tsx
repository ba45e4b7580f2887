import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { createUnit, readRegister, updateUnit } from '#shared/api/units.ts';
import type { UnitRow } from '#shared/api/units.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { levelNames, levels } from '#shared/policy/terms.ts';
import { call, operationKey, useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy, useRegister } from '../../app/lookups.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListField } from '../../ui/list-field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { unitPath } from './paths.ts';
import { RecordForm } from './record-form.tsx';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  const { unit: id } = useParams();
  const { register, error, refetch } = useRegister();
  const crumbs = [{ label: t('units'), to: '/units' }];
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!register) return <Loading />;
  const unit = id === undefined ? null : register.unit.get(id);
  if (unit === undefined) return <MissingState title={id ?? ''} crumbs={crumbs} />;
  if (unit) crumbs.push({ label: unit.name, to: unitPath(unit.id) });
  return (
    <>
      <PageHeader title={unit ? t('unit.form.edit', { name: unit.name }) : t('units.new')} crumbs={crumbs} />
      <UnitForm unit={unit} />
    </>
  );
}

const recordOf = ({ version: _version, people: _people, ...unit }: UnitRow): Unit => unit;

function UnitForm({ unit }: { unit: UnitRow | null }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Partial<Unit>>();
  const { register } = useRegister();
  const { categories, categoryName } = useCurrentPolicy();
  const create = useCommand(createUnit);
  const update = useCommand(updateUnit);
  const level = Form.useWatch('level', form);
  const readLatest = async () => {
    const data = await client.fetchQuery({
      queryKey: operationKey(readRegister, {}),
      queryFn: () => call(readRegister, {}),
      staleTime: 0,
    });
    const row = data.units.find((other) => other.id === unit?.id);
    return row ? { record: recordOf(row), version: row.version } : null;
  };
  const others = (register?.data.units ?? []).filter((other) => other.id !== unit?.id);
  const show = (key: string, value: unknown) => {
    if (value === undefined || value === null) return '—';
    if (key === 'category') return categoryName(String(value));
    if (key === 'parent') return register?.unitName(String(value)) ?? String(value);
    if (key === 'group') return register?.groupName(String(value)) ?? String(value);
    if (key === 'level') return say(levelNames[value as Unit['level']]);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const label = (key: string) => t(`unit.${key as 'name' | 'category' | 'level' | 'parent' | 'group' | 'history'}`);
  return (
    <RecordForm<Unit, Partial<Unit>>
      form={form}
      base={unit && { record: recordOf(unit), version: unit.version }}
      initial={unit ? recordOf(unit) : { level: 'first' }}
      toValues={(record) => record}
      toRecord={(values) => cleaned(values)}
      within="unit"
      create={(record) => create.mutateAsync({ unit: record })}
      update={(record, version, reason) => update.mutateAsync({ id: record.id, version, unit: record, reason })}
      pending={create.isPending || update.isPending}
      error={create.error ?? update.error}
      readLatest={readLatest}
      label={label}
      show={show}
      onDone={(record) => navigate(unitPath(record.id))}
      onCancel={() => navigate(unit ? unitPath(unit.id) : '/units')}
    >
      <section className="kp-card">
        <h2>{t('facts')}</h2>
        <div className="kp-form-grid">
          <Form.Item name="name" label={t('unit.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="id"
            label={t('unit.id')}
            extra={t('unit.id.hint')}
            rules={[{ required: true, whitespace: true, max: 64 }]}
          >
            <Input disabled={unit !== null} />
          </Form.Item>
          <Form.Item name="category" label={t('unit.category')} rules={[{ required: true }]}>
            <Select options={categories.map((category) => ({ value: category.id, label: category.label }))} />
          </Form.Item>
          <Form.Item name="group" label={t('unit.group')} rules={[{ required: true }]}>
            <Select options={(register?.data.groups ?? []).map((group) => ({ value: group.id, label: group.name }))} />
          </Form.Item>
          <Form.Item name="level" label={t('unit.level')} rules={[{ required: true }]}>
            <Radio.Group options={levels.map((one) => ({ value: one, label: say(levelNames[one]) }))} />
          </Form.Item>
          <Form.Item name="parent" label={t('unit.parent')} rules={[{ required: level === 'secondary' }]}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={others.map((other) => ({ value: other.id, label: other.name }))}
            />
          </Form.Item>
        </div>
      </section>
      <section className="kp-card">
        <h2>{t('unit.history')}</h2>
        <ListField name="history" add={t('add')} remove={t('remove')} initial={{}}>
          {(at) => (
            <>
              <Form.Item name={[at, 'year']} label={t('year')} rules={[{ required: true }]}>
                <InputNumber min={1949} max={2999} precision={0} className="kp-fill" />
              </Form.Item>
              <Form.Item name={[at, 'rank']} label={t('rank')} rules={[{ required: true }]}>
                <InputNumber min={1} precision={0} className="kp-fill" />
              </Form.Item>
              <Form.Item name={[at, 'of']} label={t('of')} rules={[{ required: true }]}>
                <InputNumber min={1} precision={0} className="kp-fill" />
              </Form.Item>
            </>
          )}
        </ListField>
      </section>
    </RecordForm>
  );
}

function cleaned({ parent, history, ...unit }: Partial<Unit>): Unit {
  return {
    ...(unit as Unit),
    name: (unit.name ?? '').trim(),
    ...(parent ? { parent } : {}),
    ...(history && history.length > 0 ? { history } : {}),
  };
}
