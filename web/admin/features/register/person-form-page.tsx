import { Form } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ulid } from 'ulid';
import { createPerson, readPerson, updatePerson } from '#shared/api/units.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { call, useCommand, useOperation } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { personPath, unitPath } from './paths.ts';
import { PersonFields } from './person-fields.tsx';
import { recordOf } from './person-values.ts';
import type { PersonValues } from './person-values.ts';
import { RecordForm } from './record-form.tsx';
import { useTexts } from './texts.ts';

interface Known {
  person: RegisterPerson;
  version: string;
}

export function Component() {
  const { unit, person } = useParams();
  return unit !== undefined && person !== undefined ? <Edit unit={unit} id={person} /> : <Create />;
}

function Edit({ unit, id }: { unit: string; id: string }) {
  const t = useTexts();
  const { register } = useRegister();
  const query = useOperation(readPerson, { unit, id });
  if (query.error && !query.data) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data || !register) return <Loading />;
  const { person } = query.data;
  return (
    <>
      <PageHeader
        title={t('person.form.edit', { name: person.name })}
        crumbs={[
          { label: t('people'), to: '/people' },
          { label: register.unitName(person.unit), to: unitPath(person.unit) },
          { label: person.name, to: personPath(unit, id) },
        ]}
        hint={t('transfer.hint')}
      />
      <PersonForm known={query.data} initial={person} />
    </>
  );
}

function Create() {
  const t = useTexts();
  const { register } = useRegister();
  const [params] = useSearchParams();
  if (!register) return <Loading />;
  const unit = params.get('unit');
  return (
    <>
      <PageHeader title={t('people.new')} crumbs={[{ label: t('people'), to: '/people' }]} />
      <PersonForm
        known={null}
        initial={{ id: `p${ulid().toLowerCase()}`, rank: 'staff', role: 'member', ...(unit ? { unit } : {}) }}
      />
    </>
  );
}

function PersonForm({ known, initial }: { known: Known | null; initial: PersonValues }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [form] = Form.useForm<PersonValues>();
  const { register } = useRegister();
  const create = useCommand(createPerson);
  const update = useCommand(updatePerson);
  const home = known?.person.unit ?? '';
  const id = known?.person.id ?? '';
  const labels: Partial<Record<string, string>> = {
    ...{ name: t('name'), number: t('number'), phone: t('phone'), unit: t('unit'), post: t('post') },
    ...{ rank: t('person.rank'), role: t('role'), probationUntil: t('probation'), leaves: t('leaves') },
    ...{ secondments: t('secondments'), awaitingAssignment: t('awaiting'), duties: t('duties') },
    ...{ dutyRating: t('dutyRating'), nominations: t('nominations'), satisfactionNominee: t('nominee') },
    ...{ bars: t('bars'), history: t('history') },
  };
  const show = (key: string, value: unknown): string => {
    if (value === undefined || value === null) return '—';
    if (key === 'unit') return register?.unitName(String(value)) ?? String(value);
    if (Array.isArray(value)) return value.map((entry: object) => Object.values(entry).join(' ')).join(';') || '—';
    return typeof value === 'object' ? Object.values(value).join(' ') : String(value);
  };
  return (
    <RecordForm<RegisterPerson, PersonValues>
      form={form}
      base={known && { record: known.person, version: known.version }}
      initial={initial}
      toValues={(record) => record}
      toRecord={(values) => recordOf({ ...values, id: values.id ?? id })}
      within="person"
      create={(person) => create.mutateAsync({ unit: person.unit, person })}
      update={(person, version, reason) => update.mutateAsync({ unit: home, id, version, person, reason })}
      pending={create.isPending || update.isPending}
      error={create.error ?? update.error}
      readLatest={async () => {
        const latest = await call(readPerson, { unit: home, id });
        return { record: latest.person, version: latest.version };
      }}
      label={(key) => labels[key] ?? key}
      show={show}
      onDone={(person) => navigate(personPath(person.unit, person.id))}
      onCancel={() => navigate(known ? personPath(home, id) : '/people')}
    >
      <PersonFields isNew={known === null} form={form} />
    </RecordForm>
  );
}
