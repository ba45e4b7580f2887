import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { listPlacement } from '#shared/api/conduct/placement.ts';
import type { PlacementRow } from '#shared/api/conduct/placement.ts';
import type { Answer } from '../../app/api.ts';
import { useOperation } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { count } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { cyclePath } from '../cycles/paths.ts';
import { DecideModal, TakeBackModal } from './decide-modal.tsx';
import { DoubtsCard } from './doubts-card.tsx';
import { HandOversCard } from './hand-overs-card.tsx';
import { usePlacementColumns } from './placement-columns.tsx';
import { type Acts, type View, viewOf } from './placement-view.ts';
import './placement.css';
import { RegisterNote } from './register-note.tsx';
import { useTexts } from './texts.ts';

type Data = Answer<typeof listPlacement>;

export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const query = useOperation(listPlacement, { cycle });
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  const { year } = query.data.cycle;
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('cycle', { year }), to: cyclePath(cycle) },
        ]}
        hint={t('hint')}
      />
      <Placement data={query.data} />
    </>
  );
}

function Placement({ data }: { data: Data }) {
  const t = useTexts();
  const { reach } = useSession();
  const { register } = useRegister();
  const [asked, setAsked] = useState<{ act: 'decide' | 'takeBack'; person: string } | null>(null);
  const view = useMemo(() => viewOf(data, (unit) => register?.unit.has(unit) ?? false), [data, register]);
  const decides = reach('conduct.plan').county && !data.frozen;
  const acts = useMemo(
    (): Acts | null =>
      decides
        ? {
            decide: ({ id }) => setAsked({ act: 'decide', person: id }),
            takeBack: ({ id }) => setAsked({ act: 'takeBack', person: id }),
          }
        : null,
    [decides],
  );
  const columns = usePlacementColumns(view, acts);
  const person = asked && view.person.get(asked.person);
  const modal = {
    cycle: { id: data.cycle.id, version: data.version },
    unitName: view.unitName,
    onClose: () => setAsked(null),
  };
  return (
    <div className="kp-stack">
      {data.frozen && <p className="kp-note">{t('frozen')}</p>}
      <RegisterNote data={data} view={view} />
      <Counts view={view} />
      <DoubtsCard view={view} acts={acts} />
      <section>
        <h2 className="kp-section-title">{t('everybody')}</h2>
        <DataTable
          id="placement"
          label={t('title')}
          rows={data.people}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('empty')} hint={t('empty.hint')} />}
        />
      </section>
      <HandOversCard view={view} of={data.handOvers} />
      {person && asked.act === 'decide' && <DecideModal {...modal} person={person} units={view.units} />}
      {person && asked.act === 'takeBack' && <TakeBackModal {...modal} person={person} />}
    </div>
  );
}

function Counts({ view }: { view: View }) {
  const t = useTexts();
  const of = (holds: (person: PlacementRow) => boolean) => count(view.people.filter(holds).length);
  const facts = [
    ['appraised', of(({ status }) => status === 'appraised')],
    ['ungraded', of(({ status }) => status === 'ungraded')],
    ['notAppraised', of(({ status }) => status === 'notAppraised')],
    ['moved', of(view.isMoved)],
    ['decided', of(({ decision }) => decision !== undefined)],
  ] as const;
  return (
    <section className="kp-card">
      <dl className="kp-placement-counts">
        {facts.map(([key, n]) => (
          <div key={key}>
            <dt className="kp-soft">{t(`count.${key}`)}</dt>
            <dd>{t('people', { n })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
