import { AutoComplete, Form, Input, InputNumber, Select } from 'antd';
import type { FormInstance } from 'antd';
import {
  barKindNames,
  leaveKindNames,
  personGradeNames,
  responsibilities,
  responsibilityNames,
  statusNames,
} from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy, useRegister } from '../../app/lookups.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ListField } from '../../ui/list-field.tsx';
import type { PersonValues } from './person-values.ts';
import { useTexts } from './texts.ts';

type Names = Readonly<Record<string, Bilingual>>;

function useChoices(names: Names) {
  const say = useSay();
  return Object.entries(names).map(([value, label]) => ({ value, label: say(label) }));
}

function useBounds() {
  const t = useTexts();
  return (list: string, at: number) => [
    ({ getFieldValue }: { getFieldValue: (name: (string | number)[]) => unknown }) => ({
      validator: (_: unknown, to: string | undefined) => {
        const from = getFieldValue([list, at, 'from']);
        return typeof from === 'string' && to && to < from
          ? Promise.reject(new Error(t('endsBeforeStart')))
          : Promise.resolve();
      },
    }),
  ];
}

/** What is there beside the known names may be written freely: kinds are open. */
function KindField({ at, names, label }: { at: number; names: Names; label: string }) {
  const choices = useChoices(names);
  return (
    <Form.Item
      name={[at, 'kind']}
      label={label}
      rules={[{ required: true, whitespace: true }]}
      getValueProps={(value: string | undefined) => ({
        value: choices.find((choice) => choice.value === value)?.label ?? value,
      })}
      normalize={(typed: string) => choices.find((choice) => choice.label === typed)?.value ?? typed}
    >
      <AutoComplete options={choices.map(({ label }) => ({ value: label }))} />
    </Form.Item>
  );
}

export function Duties({ form }: { form: FormInstance<PersonValues> }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const { categories } = useCurrentPolicy();
  const unit = Form.useWatch('unit', form);
  const category = categories.find((one) => one.id === register?.unit.get(unit ?? '')?.category);
  const options = (category ? [category] : categories).flatMap((one) =>
    one.sections.map((section) => ({
      label: section.label,
      options: section.indicators.map((indicator) => ({ value: indicator.id, label: indicator.label })),
    })),
  );
  return (
    <section className="kp-card">
      <h2>{t('duties')}</h2>
      <p className="kp-soft">{t('duties.hint')}</p>
      <ListField name="duties" add={t('add')} remove={t('remove')} initial={{ responsibility: 'direct' }}>
        {(at) => (
          <>
            <Form.Item name={[at, 'indicator']} label={t('indicator')} rules={[{ required: true }]}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
            </Form.Item>
            <Form.Item name={[at, 'responsibility']} label={t('responsibility')} rules={[{ required: true }]}>
              <Select options={responsibilities.map((one) => ({ value: one, label: say(responsibilityNames[one]) }))} />
            </Form.Item>
          </>
        )}
      </ListField>
    </section>
  );
}

export function Leaves() {
  const t = useTexts();
  const bounds = useBounds();
  return (
    <section className="kp-card">
      <h2>{t('leaves')}</h2>
      <ListField name="leaves" add={t('add')} remove={t('remove')} initial={{}}>
        {(at) => (
          <>
            <KindField at={at} names={leaveKindNames} label={t('kind')} />
            <Form.Item name={[at, 'from']} label={t('from')} rules={[{ required: true }]}>
              <DateField />
            </Form.Item>
            <Form.Item name={[at, 'to']} label={t('to')} rules={[{ required: true }, ...bounds('leaves', at)]}>
              <DateField />
            </Form.Item>
          </>
        )}
      </ListField>
    </section>
  );
}

export function Secondments({ units }: { units: { value: string; label: string }[] }) {
  const t = useTexts();
  const bounds = useBounds();
  return (
    <section className="kp-card">
      <h2>{t('secondments')}</h2>
      <ListField name="secondments" add={t('add')} remove={t('remove')} initial={{}}>
        {(at) => (
          <>
            <Form.Item name={[at, 'unit']} label={t('host')} rules={[{ required: true }]}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
            </Form.Item>
            <Form.Item name={[at, 'from']} label={t('from')} rules={[{ required: true }]}>
              <DateField />
            </Form.Item>
            <Form.Item name={[at, 'to']} label={t('to')} rules={bounds('secondments', at)}>
              <DateField />
            </Form.Item>
          </>
        )}
      </ListField>
    </section>
  );
}

export function Bars() {
  const t = useTexts();
  return (
    <section className="kp-card">
      <h2>{t('bars')}</h2>
      <ListField name="bars" add={t('add')} remove={t('remove')} initial={{ note: '' }}>
        {(at) => (
          <>
            <KindField at={at} names={barKindNames} label={t('kind')} />
            <Form.Item name={[at, 'note']} label={t('note')}>
              <Input maxLength={500} />
            </Form.Item>
          </>
        )}
      </ListField>
    </section>
  );
}

export function History() {
  const t = useTexts();
  const grades = useChoices({ ...personGradeNames, ...statusNames });
  return (
    <section className="kp-card">
      <h2>{t('history')}</h2>
      <ListField name="history" add={t('add')} remove={t('remove')} initial={{ grade: null }}>
        {(at) => (
          <>
            <Form.Item name={[at, 'year']} label={t('year')} rules={[{ required: true }]}>
              <InputNumber min={1949} max={2999} precision={0} className="kp-fill" />
            </Form.Item>
            <Form.Item name={[at, 'grade']} label={t('grade')}>
              <Select options={[{ value: null, label: '—' }, ...grades]} />
            </Form.Item>
            <Form.Item name={[at, 'honour']} label={t('honour')}>
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
      </ListField>
    </section>
  );
}
