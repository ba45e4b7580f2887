import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { FormInstance } from 'antd';
import { rankNames, ranks, roleNames, roles } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Bars, Duties, History, Leaves, Secondments } from './person-lists.tsx';
import type { PersonValues } from './person-values.ts';
import { useTexts } from './texts.ts';

/** The sections of a person's record. */
export function PersonFields({ isNew, form }: { isNew: boolean; form: FormInstance<PersonValues> }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  const units = (register?.data.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <>
      <section className="kp-card">
        <h2>{t('identity')}</h2>
        <div className="kp-form-grid">
          <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="unit" label={t('unit')} rules={[{ required: true }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
          </Form.Item>
          <Form.Item name="number" label={t('number')}>
            <Input maxLength={32} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('phone')}>
            <Input maxLength={32} autoComplete="off" inputMode="tel" />
          </Form.Item>
          <Form.Item
            name="id"
            label={t('unit.id')}
            extra={isNew ? t('unit.id.hint') : undefined}
            rules={[{ required: true, whitespace: true, max: 64 }]}
          >
            <Input disabled={!isNew} autoComplete="off" />
          </Form.Item>
        </div>
      </section>
      <section className="kp-card">
        <h2>{t('position')}</h2>
        <div className="kp-form-grid">
          <Form.Item name="rank" label={t('person.rank')} rules={[{ required: true }]}>
            <Radio.Group options={ranks.map((rank) => ({ value: rank, label: say(rankNames[rank]) }))} />
          </Form.Item>
          <Form.Item name="role" label={t('role')} rules={[{ required: true }]}>
            <Select options={roles.map((role) => ({ value: role, label: say(roleNames[role]) }))} />
          </Form.Item>
          <Form.Item name="post" label={t('post')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="probationUntil" label={t('probation')}>
            <DateField />
          </Form.Item>
          <Form.Item name={['awaitingAssignment', 'originalUnit']} label={t('awaiting')}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={units} />
          </Form.Item>
          <Form.Item name="dutyRating" label={t('dutyRating')}>
            <InputNumber min={0} max={100} className="kp-fill" />
          </Form.Item>
          <Form.Item name="nominations" label={t('nominations')}>
            <InputNumber min={0} precision={0} className="kp-fill" />
          </Form.Item>
        </div>
        <Form.Item name="satisfactionNominee" valuePropName="checked" noStyle>
          <Checkbox>{t('nominee')}</Checkbox>
        </Form.Item>
      </section>
      <Duties form={form} />
      <Leaves />
      <Secondments units={units} />
      <Bars />
      <History />
    </>
  );
}
