import { Button, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ulid } from 'ulid';
import { createUsers, listUsers, usersMade } from '#shared/api/tenants.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { PrintableSlips } from './printable-slips.tsx';
import { useTexts } from './texts.ts';

/** Users for people of the register: choose whom, watch the job (its id is in the address), print the slips. */
export function Component() {
  const t = useTexts();
  const [params] = useSearchParams();
  const job = params.get('job');
  return (
    <>
      <PageHeader
        title={t('batch.title')}
        crumbs={[{ label: t('users'), to: '/users' }]}
        hint={t('batch.hint')}
        extra={
          <>
            <LinkButton to="/users/sheet">{t('sheet')}</LinkButton>
            {job && <LinkButton to="/users/batch">{t('batch.again')}</LinkButton>}
          </>
        }
      />
      {job ? <JobProgress job={job}>{(done) => <Made output={done.output} />}</JobProgress> : <Choose />}
    </>
  );
}

function Choose() {
  const t = useTexts();
  const [, setParams] = useSearchParams();
  const { register } = useRegister();
  const users = useOperation(listUsers, {});
  const [unit, setUnit] = useState<string | null>(null);
  const [all, setAll] = useState(true);
  const start = useCommand(createUsers);
  const without = useMemo(() => {
    const has = new Set(users.data?.users.map((user) => user.person?.id));
    return register?.data.people.filter((person) => !has.has(person.id)) ?? [];
  }, [users.data, register]);
  if (!register || !users.data) return <Loading />;
  const n = all ? without.length : without.filter((person) => person.unit === unit).length;
  const make = () =>
    start.mutate({ id: ulid(), unit: all ? null : unit, people: null }, { onSuccess: ({ job }) => setParams({ job }) });
  return (
    <section className="kp-card kp-stack">
      <h2 id="whom">{t('batch.whom')}</h2>
      <Radio.Group
        aria-labelledby="whom"
        value={all}
        onChange={(event) => setAll(event.target.value as boolean)}
        options={[
          { value: true, label: t('batch.county') },
          { value: false, label: t('batch.unit') },
        ]}
      />
      {!all && (
        <Select
          aria-label={t('unit')}
          placeholder={t('unit')}
          style={{ maxWidth: 360 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit}
          onChange={setUnit}
          options={register.data.units.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <p role="status">{t('batch.count', { n })}</p>
      <div>
        <Button type="primary" disabled={n === 0} loading={start.isPending} onClick={make}>
          {t('batch.start')}
        </Button>
      </div>
      <Refusal error={start.error} />
    </section>
  );
}

function Made({ output }: { output: Record<string, unknown> | null }) {
  const t = useTexts();
  const { register } = useRegister();
  const made = usersMade.safeParse(output);
  if (!made.success) return <ErrorState error={null} />;
  const { skipped, file } = made.data;
  return (
    <div className="kp-stack">
      <section className="kp-card kp-no-print">
        <h2>{t('batch.done', { n: made.data.made })}</h2>
        {skipped.length > 0 && (
          <>
            <p>{t('batch.skipped', { n: skipped.length })}</p>
            <SmallTable
              label={t('batch.skipped', { n: skipped.length })}
              heads={[t('name'), t('unit'), t('batch.why')]}
              rows={skipped.map((one) => [
                one.name,
                register?.unitName(one.unit) ?? one.unit,
                t(`batch.${one.reason}`),
              ])}
            />
          </>
        )}
      </section>
      {file && <PrintableSlips file={file} />}
    </div>
  );
}
