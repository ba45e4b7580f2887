import { Button } from 'antd';
import { useState } from 'react';
import { count, moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { EntryActions, EntryContent } from './entry-cells.tsx';
import { GuidanceModal } from './guidance-modal.tsx';
import { useTexts } from './texts.ts';

export type Guidance = CardProps['readiness']['guidance'][number];

export function GuidanceCard({ cycle, unit, policy, readiness, mayChange }: CardProps) {
  const t = useTexts();
  const [editing, setEditing] = useState<Guidance | 'new' | null>(null);
  const { guidance, meetingDate } = readiness;
  return (
    <section className="kp-card kp-stack" id="guidance">
      <div className="kp-row">
        <h2>{t('guidance')}</h2>
        <span className="kp-soft">
          {policy.procedure.guidance && t('guidance.required')}
          {meetingDate && t('guidance.meeting', { date: meetingDate })}
        </span>
        {mayChange && (
          <Button className="kp-row-end" onClick={() => setEditing('new')}>
            {t('guidance.add')}
          </Button>
        )}
      </div>
      {guidance.length === 0 ? (
        <p className="kp-soft">{t('guidance.none')}</p>
      ) : (
        <SmallTable
          label={t('guidance')}
          right={[1]}
          heads={[
            ...[t('guidance.date'), t('guidance.participants'), t('guidance.summary'), t('entered')],
            ...(mayChange ? [t('actions')] : []),
          ]}
          rows={guidance.map((one) => [
            <span key="d" className="kp-num kp-entry-day">
              {one.date}
            </span>,
            count(one.participants),
            <EntryContent key="s" of={one}>
              {one.summary}
              {one.withdrawn === null && !one.beforeMeeting && (
                <p>
                  <span className="kp-tag kp-tag-wrong">{t('guidance.after')}</span>
                </p>
              )}
            </EntryContent>,
            t('by', { name: one.by.name, at: moment(one.at) }),
            ...(mayChange
              ? [<EntryActions key="a" {...{ of: one, cycle, unit }} kind="guidance" onEdit={() => setEditing(one)} />]
              : []),
          ])}
        />
      )}
      {editing !== null && (
        <GuidanceModal
          {...{ cycle, unit }}
          before={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
