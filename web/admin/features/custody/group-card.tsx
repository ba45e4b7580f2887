import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GroupCustody } from '#shared/api/conduct/custody.ts';
import type { Delivery } from '#shared/appraisal/custody-details.ts';
import { moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import { copiesOf } from './copies-of.ts';
import { ForwardModal } from './forward-modal.tsx';
import { custodyPath } from './paths.ts';
import { ReceiveModal } from './receive-modal.tsx';
import { BatchTag, CustodyTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';

/** A group: its units' papers, its batch, what can be done with it. */
export function GroupCard({ cycle, group, today }: { cycle: string; group: GroupCustody; today: string }) {
  const t = useTexts();
  const [asking, setAsking] = useState<'forward' | 'receive' | null>(null);
  const received = group.units.filter(({ state }) => ['received', 'forwarded', 'archived'].includes(state));
  const last = group.deliveries.at(-1);
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{group.name}</h2>
        <BatchTag state={group.state} />
        <span className="kp-soft">{t('groups.units', { n: group.units.length, done: received.length })}</span>
        <span className="kp-row kp-row-end kp-no-print">
          {group.may.forward && (
            <Button type="primary" onClick={() => setAsking('forward')}>
              {t('forward')}
            </Button>
          )}
          {group.may.receive && (
            <Button type="primary" onClick={() => setAsking('receive')}>
              {t('receive')}
            </Button>
          )}
        </span>
      </div>
      <div className="kp-batch-units">
        <SmallTable
          label={`${group.name} ${t('unit')}`}
          heads={[t('unit'), t('state'), t('required'), t('copies'), t('received.on'), t('delivery')]}
          right={[2, 3]}
          rows={group.units.map((row) => [
            <Link key="unit" to={custodyPath(cycle, row.unit)}>
              {row.name}
            </Link>,
            <CustodyTag key="state" state={row.state} />,
            row.required,
            <Copies key="copies" row={row} />,
            row.receivedOn,
            row.delivery === null ? null : t('delivery.n', { n: row.delivery }),
          ])}
        />
      </div>
      {group.deliveries.map((one) => (
        <Manifest key={one.number} delivery={one} />
      ))}
      {asking === 'forward' && <ForwardModal cycle={cycle} group={group} onClose={() => setAsking(null)} />}
      {asking === 'receive' && last && (
        <ReceiveModal cycle={cycle} group={group} delivery={last} today={today} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

function Copies({ row }: { row: GroupCustody['units'][number] }) {
  const t = useTexts();
  if (row.state === 'open') return null;
  return (
    <>
      {row.copies}
      {row.copies < row.required && <span className="kp-wrong"> {t('short', { n: row.required - row.copies })}</span>}
    </>
  );
}

/** What went on together, paper by paper, and what the department counted. */
function Manifest({ delivery }: { delivery: Delivery }) {
  const t = useTexts();
  const { number, at, by, units, reason, received } = delivery;
  const countedOf = new Map(received?.counts.map(({ unit, counted }) => [unit, counted]));
  const all = units.reduce((sum, unit) => sum + copiesOf(unit), 0);
  const counted = received?.counts.reduce((sum, count) => sum + count.counted, 0) ?? 0;
  return (
    <details className="kp-manifest">
      <summary>
        {t('manifest')} · {t('delivery.n', { n: number })}{' '}
        <span className="kp-soft">
          {t('delivery.head', { at: moment(at), name: by.name, units: units.length, n: all })}
          {received && `；${t('delivery.received', { on: received.on, name: received.by.name, n: counted })}`}
        </span>
      </summary>
      {reason && <p>{t('delivery.reason', { reason })}</p>}
      {received?.remark && <p className="kp-wrong">{t('delivery.remark', { remark: received.remark })}</p>}
      <SmallTable
        label={`${t('manifest')} ${number}`}
        heads={[t('unit'), t('paper'), t('copies'), ...(received ? [t('counted')] : [])]}
        right={[2, 3]}
        rows={units.map((unit) => {
          const n = countedOf.get(unit.unit);
          return [
            unit.name,
            unit.materials.map((one) => `${one.name} ${t(`kind.${one.kind}`)} ×${one.copies}`).join('；'),
            copiesOf(unit),
            ...(received
              ? [
                  <span key="counted" className={n === copiesOf(unit) ? undefined : 'kp-wrong'}>
                    {n}
                  </span>,
                ]
              : []),
          ];
        })}
      />
    </details>
  );
}
