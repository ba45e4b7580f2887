import { Button } from 'antd';
import { useState } from 'react';
import { count, moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { GuidanceModal } from './guidance-modal.tsx';
import { useTexts } from './texts.ts';
import { WithdrawButton } from './withdraw-button.tsx';

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
            <div key="s" className={one.withdrawn === null ? 'kp-said' : 'kp-said kp-withdrawn'}>
              {one.summary}
              {one.withdrawn !== null && <p className="kp-wrong">{t('withdrawn', { reason: one.withdrawn })}</p>}
              {one.withdrawn === null && !one.beforeMeeting && (
                <p>
                  <span className="kp-tag kp-tag-wrong">{t('guidance.after')}</span>
                </p>
              )}
            </div>,
            t('by', { name: one.by.name, at: moment(one.at) }),
            ...(mayChange
              ? [
                  one.withdrawn === null && (
                    <div key="a" className="kp-actions">
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('edit')} ${one.date}`}
                        onClick={() => setEditing(one)}
                      >
                        {t('edit')}
                      </Button>
                      <WithdrawButton
                        {...{ cycle, unit, id: one.id, version: one.version, label: one.date }}
                        kind="guidance"
                      />
                    </div>
                  ),
                ]
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
