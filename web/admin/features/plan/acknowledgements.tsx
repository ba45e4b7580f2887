import { Button } from 'antd';
import { useMemo } from 'react';
import { acknowledgeNotice } from '#shared/api/conduct/readiness.ts';
import type { readNotice } from '#shared/api/conduct/plan.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

type Notice = Answer<typeof readNotice>;
type Unit = Notice['units'][number];

/** For whoever answers for a unit: the button, or when it was pressed. */
export function Acknowledge(props: { cycle: string; units: readonly Unit[]; number: number; closed: boolean }) {
  const { cycle, units, number, closed } = props;
  const t = useTexts();
  const acknowledge = useCommand(acknowledgeNotice, { rereadStale: true });
  const mine = units.filter((unit) => unit.mine);
  if (mine.length === 0) return null;
  const pending = mine.filter(({ acknowledged }) => acknowledged?.number !== number);
  return (
    <div className="kp-note kp-stack kp-no-print">
      {mine
        .filter((unit) => !pending.includes(unit))
        .map(({ id, name, acknowledged }) => (
          <p key={id}>✓ {t('ack.done', { unit: name, at: moment(acknowledged?.at ?? '') })}</p>
        ))}
      {pending.length > 0 && !closed && (
        <div className="kp-row">
          <span>{t('ack.ask')}</span>
          {pending.map(({ id, name }) => (
            <Button
              key={id}
              type="primary"
              loading={acknowledge.isPending}
              onClick={() =>
                acknowledge.mutate(
                  { cycle, unit: id, number: String(number) },
                  { onSuccess: () => toast(t('ack.toast')) },
                )
              }
            >
              {t('ack.do', { unit: name })}
            </Button>
          ))}
        </div>
      )}
      <Refusal error={acknowledge.error} />
    </div>
  );
}

/** Which units have the notice, for those who look after several. */
export function Acknowledgements({ units, number }: { units: readonly Unit[]; number: number }) {
  const t = useTexts();
  const columns = useMemo((): Column<Unit>[] => {
    const stateOf = ({ acknowledged }: Unit) =>
      acknowledged === null ? 'none' : acknowledged.number === number ? 'done' : 'old';
    return [
      { key: 'unit', title: t('ack.unit'), width: 180, value: ({ name }) => name },
      {
        key: 'state',
        title: t('ack.state'),
        width: 150,
        value: (unit) => t(`ack.state.${stateOf(unit)}`, { n: unit.acknowledged?.number ?? 0 }),
        render: (unit) => (
          <span className={`kp-tag ${stateOf(unit) === 'done' ? 'kp-tag-blue' : ''}`}>
            {t(`ack.state.${stateOf(unit)}`, { n: unit.acknowledged?.number ?? 0 })}
          </span>
        ),
        filter: {
          choices: [
            { value: 'done', label: t('ack.state.done') },
            { value: 'none', label: t('ack.state.none') },
          ],
          of: (unit) => (stateOf(unit) === 'done' ? 'done' : 'none'),
        },
      },
      { key: 'by', title: t('ack.by'), width: 120, value: ({ acknowledged }) => acknowledged?.by.name ?? null },
      {
        key: 'at',
        title: t('ack.at'),
        width: 150,
        value: ({ acknowledged }) => (acknowledged ? moment(acknowledged.at) : null),
      },
      { key: 'group', title: t('ack.group'), width: 140, value: ({ group }) => group },
    ];
  }, [t, number]);
  const done = units.filter(({ acknowledged }) => acknowledged?.number === number).length;
  return (
    <section className="kp-no-print" id="acknowledgements">
      <h2 className="kp-section-title">
        {t('ack.title')} <span className="kp-soft">{t('ack.count', { done, total: units.length })}</span>
      </h2>
      <DataTable id="acknowledgements" label={t('ack.title')} rows={units} columns={columns} rowKey={({ id }) => id} />
    </section>
  );
}
