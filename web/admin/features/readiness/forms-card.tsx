import { Button } from 'antd';
import { useState } from 'react';
import { moment, yuan } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { EntryActions, EntryContent } from './entry-cells.tsx';
import { FormReceiptModal } from './form-receipt-modal.tsx';
import { useTexts } from './texts.ts';

export type Receipt = CardProps['readiness']['receipts'][number];

/** Which forms were collected, when, by whom, and what they cost. */
export function FormsCard(props: CardProps) {
  const { cycle, unit, policy, readiness, conduct, mayChange } = props;
  const t = useTexts();
  const [editing, setEditing] = useState<Receipt | 'new' | null>(null);
  const { receipts, deadline, fee } = readiness;
  const { sets, documents } = conduct.facts.readiness.forms;
  const per = policy.documents.feePer;
  const titles = new Map(policy.documents.forms.map(({ id, title }) => [id, title]));
  return (
    <section className="kp-card kp-stack" id="forms">
      <div className="kp-row">
        <h2>{t('forms')}</h2>
        {deadline && <span className="kp-soft">{t('forms.deadline', { date: deadline })}</span>}
        {mayChange && titles.size > 0 && (
          <Button className="kp-row-end" onClick={() => setEditing('new')}>
            {t('forms.add')}
          </Button>
        )}
      </div>
      {titles.size === 0 && <p className="kp-soft">{t('forms.noforms')}</p>}
      {titles.size > 0 && receipts.length === 0 && <p className="kp-soft">{t('forms.none')}</p>}
      {receipts.length > 0 && (
        <SmallTable
          label={t('forms')}
          right={[2]}
          heads={[
            ...[t('forms.date'), t('forms.receiver'), t('forms.sets'), t('forms.content'), t('entered')],
            ...(mayChange ? [t('actions')] : []),
          ]}
          rows={receipts.map((one) => [
            <span key="d" className="kp-num kp-entry-day">
              {one.date} {one.late && <span className="kp-tag kp-tag-wrong">{t('forms.late')}</span>}
            </span>,
            one.receiver,
            one.sets,
            <EntryContent key="f" of={one}>
              <ul className="kp-plain-list">
                {one.forms.map(({ form, quantity }) => (
                  <li key={form}>{t('forms.piece', { title: titles.get(form) ?? form, n: quantity })}</li>
                ))}
              </ul>
            </EntryContent>,
            t('by', { name: one.by.name, at: moment(one.at) }),
            ...(mayChange
              ? [
                  <EntryActions
                    key="a"
                    {...{ of: one, cycle, unit }}
                    kind="formReceipt"
                    onEdit={() => setEditing(one)}
                  />,
                ]
              : []),
          ])}
        />
      )}
      {receipts.length > 0 && policy.documents.fee > 0 && (
        <p>
          {t('forms.fee')}{' '}
          <strong className="kp-num">
            {t(`forms.fee.${per}`, {
              n: per === 'set' ? sets : documents,
              fee: yuan(policy.documents.fee),
              sum: fee.toFixed(2),
            })}
          </strong>
        </p>
      )}
      {editing !== null && (
        <FormReceiptModal {...props} before={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}
