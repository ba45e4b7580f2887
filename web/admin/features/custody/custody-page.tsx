import { Button } from 'antd';
import { useParams } from 'react-router';
import { readCustody } from '#shared/api/conduct/custody.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { CheckForm } from './check-form.tsx';
import './custody.css';
import { HandoverForm } from './handover-form.tsx';
import { MaterialTable } from './material-table.tsx';
import { Receipt } from './receipt.tsx';
import { CustodyTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';
import { Way } from './way.tsx';

/** A unit's reports on paper: what to hand over, who has them, since when; for the unit and for its group. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const custody = useOperation(readCustody, { cycle, unit });
  const whole = useOperation(readUnitConduct, { cycle, unit });
  const error = custody.error ?? whole.error;
  if (error) return <ErrorState error={error} retry={() => custody.refetch()} />;
  if (!custody.data || !whole.data) return <Loading />;
  const { data } = custody;
  const { may, unit: of, group } = whole.data;
  const { state, rounds } = data;
  const last = rounds.at(-1);
  const hands = may.includes('conduct.unit') && !data.closed && (state === 'open' || state === 'returned');
  const checks = may.includes('conduct.group') && !data.closed && state === 'handedOver';
  const earlier = rounds.slice(0, state === 'returned' && hands ? undefined : -1).toReversed();
  return (
    <>
      <PageHeader
        title={t('custody')}
        crumbs={crumbs(of)}
        tag={<CustodyTag state={state} />}
        hint={t('hint', { n: data.copies, chain: data.chain.join('—') })}
        extra={
          last && (
            <Button className="kp-no-print" onClick={() => window.print()}>
              {t('receipt.print')}
            </Button>
          )
        }
      />
      <div className="kp-stack kp-no-print">
        {data.materials.length === 0 && !last && <EmptyState title={t('list.empty')} hint={t('list.empty.hint')} />}
        <Way custody={data} unit={of.name} group={group.name} />
        {hands && data.materials.length > 0 && (
          <HandoverForm key={data.version} cycle={cycle} unit={unit} custody={data} />
        )}
        {checks && last && <CheckForm key={data.version} cycle={cycle} unit={unit} custody={data} round={last} />}
        {!hands && !checks && last && (
          <section className="kp-card kp-stack">
            <h2>{t('list')}</h2>
            <MaterialTable materials={last.materials} />
            {last.reason && <p>{t('receipt.short', { reason: last.reason })}</p>}
          </section>
        )}
        {!hands && !last && data.materials.length > 0 && (
          <section className="kp-card kp-stack">
            <h2>{t('list')}</h2>
            <MaterialTable
              materials={data.materials.map((one) => ({ ...one, required: data.copies, copies: null, counted: null }))}
            />
          </section>
        )}
        {earlier.length > 0 && (
          <section className="kp-card kp-stack">
            <h2>{t('history')}</h2>
            {earlier.map((round) => (
              <details key={round.at}>
                <summary>
                  {t('history.handed', { at: moment(round.at), name: round.by.name })}
                  {round.outcome &&
                    `，${t(`history.${round.outcome.kind}`, {
                      ...{ on: round.outcome.on, name: round.outcome.by.name, remark: round.outcome.remark ?? '' },
                    })}`}
                </summary>
                <MaterialTable materials={round.materials} />
              </details>
            ))}
          </section>
        )}
      </div>
      {last && <Receipt unit={of.name} group={group.name} round={last} />}
    </>
  );
}
