import { useMemo } from 'react';
import { endOf } from '#shared/appraisal/media.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { StateTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';
import { type ListedUnit, type MediaView, slotOf } from './use-media.ts';

/** The cycle's attachment: who reports, who speaks, when, how long it was; to be exported as .xlsx. */
export function RosterTable({ view }: { view: MediaView }) {
  const t = useTexts();
  const columns = useMemo((): Column<ListedUnit>[] => {
    const timeOf = ({ unit }: ListedUnit) => {
      const slot = slotOf(view, unit);
      return slot ? `${slot.date} ${slot.start}—${endOf(slot)}` : null;
    };
    const lengthOf = ({ unit }: ListedUnit) => {
      const slot = slotOf(view, unit);
      if (slot?.seconds == null) return null;
      const length = t('length', { m: Math.floor(slot.seconds / 60), s: slot.seconds % 60 });
      return slot.over ? `${length}（${t('over')}）` : length;
    };
    const states = ['listed', 'scheduled', 'recorded', 'missed'] as const;
    return [
      { key: 'unit', title: t('unit'), width: 220, value: ({ name }) => name },
      { key: 'speaker', title: t('speaker'), width: 120, value: ({ speaker }) => speaker },
      {
        key: 'state',
        title: t('roster.state'),
        width: 120,
        value: ({ state }) => t(`state.${state}`),
        render: ({ state }) => <StateTag state={state} />,
        filter: {
          choices: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          of: ({ state }) => state,
        },
      },
      { key: 'time', title: t('roster.time'), width: 220, value: timeOf },
      { key: 'result', title: t('roster.result'), width: 170, value: lengthOf },
    ];
  }, [t, view]);
  return (
    <section>
      <h2 className="kp-section-title">{t('roster')}</h2>
      <DataTable
        id="media-roster"
        label={t('roster')}
        rows={view.units}
        columns={columns}
        rowKey={({ unit }) => unit}
      />
    </section>
  );
}
