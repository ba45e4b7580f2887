import { useSearchParams } from 'react-router';
import type { AuditEvent } from '#shared/api/common.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import type { Column } from '../../ui/table/column.ts';
import type { eventNames } from './event-names.ts';
import { reasonOf, subjectOf } from './event-subject.ts';
import { useTexts } from './texts.ts';

/** The columns of a record, whoever keeps it; a press on the time opens the event. */
export function useEventColumns(record: {
  /** what its events are called */
  names: typeof eventNames;
  /** what its events are about */
  subject: { key: string; title: string };
  widths: { who: number; what: number; subject: number };
  onOpen: (event: AuditEvent) => void;
}): Column<AuditEvent>[] {
  const t = useTexts();
  const say = useSay();
  const { names, widths } = record;
  return [
    {
      key: 'at',
      title: t('at'),
      width: 150,
      value: (event) => moment(event.at),
      sortBy: (event) => event.seq,
      render: (event) => (
        <button type="button" className="kp-link" onClick={() => record.onOpen(event)}>
          {moment(event.at)}
        </button>
      ),
    },
    { key: 'who', title: t('who'), width: widths.who, value: (event) => event.actor.name },
    {
      key: 'what',
      title: t('what'),
      width: widths.what,
      value: ({ type }) => (names[type] ? say(names[type]) : type),
      filter: {
        choices: Object.entries(names).map(([value, name]) => ({ value, label: say(name) })),
        of: (event) => event.type,
      },
    },
    { ...record.subject, width: widths.subject, value: (event) => subjectOf(event.data) },
    { key: 'reason', title: t('reason'), width: 300, value: (event) => reasonOf(event.data) },
    { key: 'seq', title: t('seq'), width: 80, align: 'right', value: (event) => event.seq },
  ];
}

/** Which event the address names, and how to name another or none. */
export function useChosenEvent(): [string | null, (event: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (event: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (event === null) next.delete('event');
        else next.set('event', event);
        return next;
      },
      { preventScrollReset: true },
    );
  return [params.get('event'), choose];
}
