import { Link } from 'react-router';
import { readServiceRecord } from '#shared/api/service.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import { reasonOf } from '../record/event-subject.ts';
import { serviceEventNames } from '../service-record/event-names.ts';
import { useTexts } from './texts.ts';

/** What was done to a county lately, from the service's own record. */
export function HistoryCard({ tenant }: { tenant: string }) {
  const t = useTexts();
  const say = useSay();
  const record = useOperation(readServiceRecord, {});
  const events = record.data?.events.filter(({ data }) => data['tenant'] === tenant) ?? [];
  const called = (type: string) => (serviceEventNames[type] ? say(serviceEventNames[type]) : type);
  return (
    <section className="kp-card kp-stack kp-dated">
      <h2>{t('history')}</h2>
      {record.error && <ErrorState error={record.error} retry={() => record.refetch()} />}
      {record.isPending && <Loading lines={2} />}
      {record.data && events.length === 0 && <p className="kp-soft">{t('history.none')}</p>}
      {events.length > 0 && (
        <SmallTable
          label={t('history')}
          heads={[t('history.at'), t('history.what'), t('history.who'), t('history.reason')]}
          rows={events.map(({ at, type, actor, data }) => [
            moment(at),
            called(type),
            actor.name,
            reasonOf(data) || '—',
          ])}
        />
      )}
      <p>
        <Link to="/service-record">{t('history.all')}</Link>
      </p>
    </section>
  );
}
