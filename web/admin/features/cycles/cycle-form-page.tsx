import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { openCycle, readCycle, updateCycle } from '#shared/api/appraisals.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import { listPolicies } from '#shared/api/policies.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { cyclePath } from './paths.ts';
import { useTexts } from './texts.ts';

interface Fields {
  id: string;
  year: number;
  periodStart: string;
  periodEnd: string;
  fiscalRevenue?: number | null;
  policyVersion: string;
}

export function Component() {
  const { cycle } = useParams();
  return cycle === undefined ? <Open /> : <Edit id={cycle} />;
}

function Open() {
  const t = useTexts();
  const { me } = useSession();
  const year = new Date(me.now).getFullYear();
  return (
    <>
      <PageHeader title={t('open')} crumbs={[{ label: t('cycles'), to: '/cycles' }]} hint={t('form.hint')} />
      <CycleForm
        row={null}
        initial={{ id: String(year), year, periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` }}
      />
    </>
  );
}

function Edit({ id }: { id: string }) {
  const t = useTexts();
  const query = useOperation(readCycle, { cycle: id });
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { row } = query.data;
  const { year } = row.cycle;
  return (
    <>
      <PageHeader
        title={t('form.edit', { year })}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('title', { year }), to: cyclePath(id) },
        ]}
      />
      <CycleForm row={row} initial={{ ...row.cycle, policyVersion: row.policyVersion }} />
    </>
  );
}

function CycleForm({ row, initial }: { row: CycleRow | null; initial: Partial<Fields> }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const policies = useOperation(listPolicies, {});
  const open = useCommand(openCycle);
  const update = useCommand(updateCycle);
  const [asking, setAsking] = useState<Fields | null>(null);
  const error = open.error ?? update.error;
  useEffect(() => {
    if (error) showProblems(form, error.problems, 'cycle', say);
  }, [form, error, say]);
  if (policies.error) return <ErrorState error={policies.error} retry={() => policies.refetch()} />;
  if (!policies.data) return <Loading />;
  const { current, versions } = policies.data;

  const inputOf = ({ policyVersion, fiscalRevenue, ...cycle }: Fields) => ({
    cycle: { ...cycle, id: row?.cycle.id ?? cycle.id, ...(fiscalRevenue == null ? {} : { fiscalRevenue }) },
    policyVersion,
  });
  const done = (id: string) => navigate(cyclePath(id));
  const submit = (fields: Fields) => {
    if (row) setAsking(fields);
    else open.mutate(inputOf(fields), { onSuccess: () => done(fields.id) });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ policyVersion: current ?? undefined, ...initial }}
      onFinish={submit}
    >
      <section className="kp-card kp-stack">
        <div className="kp-form-grid">
          <Form.Item name="year" label={t('year')} rules={[{ required: true }]}>
            <InputNumber min={1949} max={2999} precision={0} className="kp-fill" />
          </Form.Item>
          <Form.Item name="id" label={t('id')} extra={t('id.hint')} rules={[{ required: true, max: 64 }]}>
            <Input disabled={row !== null} />
          </Form.Item>
          <Form.Item name="periodStart" label={t('period.from')} rules={[{ required: true }]}>
            <DateField />
          </Form.Item>
          <Form.Item
            name="periodEnd"
            label={t('period.to')}
            dependencies={['periodStart']}
            rules={[
              { required: true },
              ({ getFieldValue }) => ({
                validator: (_, to: string | undefined) =>
                  to && to < String(getFieldValue('periodStart'))
                    ? Promise.reject(new Error(t('endsBeforeStart')))
                    : Promise.resolve(),
              }),
            ]}
          >
            <DateField />
          </Form.Item>
          <Form.Item name="fiscalRevenue" label={t('revenue')} extra={t('revenue.hint')}>
            <InputNumber min={0} className="kp-fill" />
          </Form.Item>
        </div>
        <Form.Item
          name="policyVersion"
          label={t('policy')}
          rules={[{ required: true }]}
          extra={versions.length === 0 ? t('policy.none') : undefined}
        >
          <Select
            options={versions.map((version) => ({
              value: version.id,
              label: t('policy.version', { title: version.title, at: moment(version.at) }),
            }))}
          />
        </Form.Item>
        <Refusal error={error} />
      </section>
      <div className="kp-form-actions">
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {row ? t('save') : t('open')}
        </Button>
        <Button onClick={() => navigate(row ? cyclePath(row.cycle.id) : '/cycles')}>{t('cancel')}</Button>
      </div>
      <ReasonModal
        open={asking !== null}
        title={t('save.reason')}
        busy={update.isPending}
        error={update.error}
        onCancel={() => setAsking(null)}
        onConfirm={(reason) => {
          if (!row || !asking) return;
          const { id } = row.cycle;
          update.mutate({ id, version: row.version, reason, ...inputOf(asking) }, { onSuccess: () => done(id) });
        }}
      />
    </Form>
  );
}
