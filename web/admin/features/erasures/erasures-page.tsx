import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { listErasures } from '#shared/api/erasure.ts';
import { listTenants } from '#shared/api/service.ts';
import type { TenantEntry } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import '../../ui/small-tables.css';
import './erasures.css';
import { daysLeft, stageOf } from './hold.ts';
import { useTexts } from './texts.ts';

const pathOf = ({ id }: TenantEntry) => `/erasures/${id}`;

/** The erasure officer's home: what may be erased now, what is held, what may be asked for, what is gone. */
export function Component() {
  const t = useTexts();
  const erasures = useOperation(listErasures, {});
  const tenants = useOperation(listTenants, {});
  const error = erasures.error ?? tenants.error;
  const again = () => Promise.all([erasures.refetch(), tenants.refetch()]);
  return (
    <>
      <PageHeader title={t('title')} hint={erasures.data && t('hint', { n: erasures.data.holdDays })} />
      {error && <ErrorState error={error} retry={again} />}
      {!error && !(erasures.data && tenants.data) && <Loading />}
      {!error && erasures.data && tenants.data && (
        <Lists
          entries={erasures.data.tenants}
          suspended={tenants.data.tenants.filter(({ state }) => state === 'suspended')}
          now={erasures.data.now}
        />
      )}
    </>
  );
}

interface ListsProps {
  entries: readonly TenantEntry[];
  suspended: readonly TenantEntry[];
  now: string;
}

function Lists({ entries, suspended, now }: ListsProps) {
  const t = useTexts();
  const leftWords = useLeftWords(now);
  const at = (stage: string) => entries.filter((entry) => stageOf(entry, now) === stage);
  const [due, held, erased] = [at('due'), at('held'), at('erased')];
  if (due.length + held.length + erased.length + suspended.length === 0) {
    return <EmptyState title={t('none')} hint={t('none.hint')} />;
  }
  const heldHeads = [t('name'), t('code'), t('requested'), t('by'), t('dueAt'), t('left'), t('act')];
  const heldRow = (entry: TenantEntry, act: ReactNode) => [
    <Link key="name" to={pathOf(entry)}>
      {entry.name}
    </Link>,
    entry.code,
    moment(entry.erasure?.at ?? entry.createdAt),
    entry.erasure?.by.name,
    moment(entry.erasure?.due ?? entry.createdAt),
    leftWords(entry),
    act,
  ];
  return (
    <div className="kp-stack">
      <List
        title={t('due')}
        hint={t('due.hint')}
        heads={heldHeads}
        rows={due.map((entry) =>
          heldRow(
            entry,
            <LinkButton danger size="small" to={pathOf(entry)}>
              {t('act.execute')}
            </LinkButton>,
          ),
        )}
      />
      <List
        title={t('held')}
        hint={t('held.hint')}
        heads={heldHeads}
        rows={held.map((entry) =>
          heldRow(
            entry,
            <LinkButton size="small" to={pathOf(entry)}>
              {t('act.open')}
            </LinkButton>,
          ),
        )}
      />
      <List
        title={t('suspended')}
        hint={t('suspended.hint')}
        heads={[t('name'), t('code'), t('since'), t('why'), t('act')]}
        rows={suspended.map((entry) => [
          <Link key="name" to={pathOf(entry)}>
            {entry.name}
          </Link>,
          entry.code,
          entry.changed ? moment(entry.changed.at) : '—',
          entry.changed?.reason ?? '—',
          <LinkButton key="act" size="small" to={pathOf(entry)}>
            {t('act.ask')}
          </LinkButton>,
        ])}
      />
      <List
        title={t('erased')}
        heads={[t('name'), t('code'), t('requested'), t('reason'), t('certificate')]}
        rows={erased.map((entry) => [
          entry.name,
          entry.code,
          entry.erasure ? moment(entry.erasure.at) : '—',
          entry.erasure?.reason ?? '—',
          <Link key="certificate" to={`${pathOf(entry)}/certificate`}>
            {t('certificate')}
          </Link>,
        ])}
      />
    </div>
  );
}

/** One stage's counties; nothing where there are none. */
function List(props: { title: string; hint?: string; heads: string[]; rows: ReactNode[][] }) {
  const t = useTexts();
  if (props.rows.length === 0) return null;
  return (
    <section className="kp-card kp-stack">
      <h2>{t('list.title', { title: props.title, n: props.rows.length })}</h2>
      {props.hint && <p className="kp-soft">{props.hint}</p>}
      <div className="kp-wide" tabIndex={0} role="region" aria-label={props.title}>
        <table className="kp-list-table kp-erasures">
          <thead>
            <tr>
              {props.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map(([name, ...cells], i) => (
              <tr key={i}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How long a county is still held, in words. */
export function useLeftWords(now: string): (entry: TenantEntry) => string {
  const t = useTexts();
  return (entry) => {
    const days = daysLeft(entry, now);
    return days === null ? t('left.none') : days <= 1 ? t('left.today') : t('left.days', { n: days });
  };
}
