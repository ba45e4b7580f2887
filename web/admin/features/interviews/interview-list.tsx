import { Button, Input, Modal, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import { planInterview, withdrawInterview } from '#shared/api/conduct/interviews.ts';
import type { InterviewRow } from '#shared/api/conduct/interviews.ts';
import { useCommand } from '../../app/api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import type { Interviews, UnitAddress } from './interviews-page.tsx';
import { interviewPath } from './paths.ts';
import { useTexts } from './texts.ts';
import type { UnitConductAnswer } from './use-unit.ts';

const tags = { listed: '', writing: 'kp-tag-blue', done: 'kp-tag-blue', withdrawn: '' } as const;

/** The unit's interviews, one a line: who, when, how far, and the way to the notes. */
export function InterviewList({ at, unit, data }: { at: UnitAddress; unit: UnitConductAnswer; data: Interviews }) {
  const t = useTexts();
  const [planning, setPlanning] = useState<InterviewRow | null>(null);
  const withdraw = useCommand(withdrawInterview, { rereadStale: true });
  const mayChange = !unit.closed && data.facts.state !== 'closed';
  if (data.interviews.length === 0)
    return <EmptyState title={t('empty')} hint={t('empty.hint', { n: data.suggested.length })} />;
  const when = ({ plan, date }: InterviewRow): string =>
    date ?? (plan ? [plan.date, plan.time, plan.place].filter(Boolean).join('　') : t('unplanned'));
  return (
    <div className="kp-stack">
      <Refusal error={withdraw.error} />
      <ul className="kp-plain-list kp-interview-list">
        {data.interviews.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.who.name}</strong> <span className="kp-soft">{row.who.post}</span>
              <p className="kp-soft">{row.category}</p>
            </div>
            <span>{when(row)}</span>
            <span className={`kp-tag ${tags[row.state]}`}>{t(`one.${row.state}`)}</span>
            <div className="kp-row">
              <LinkButton
                type={row.state === 'writing' ? 'primary' : 'default'}
                to={interviewPath(at.cycle, at.unit, row.id)}
              >
                {t(row.state === 'done' || !mayChange ? 'open.done' : 'open')}
              </LinkButton>
              {mayChange && row.state !== 'done' && <Button onClick={() => setPlanning(row)}>{t('plan')}</Button>}
              {mayChange && row.state === 'listed' && (
                <Popconfirm
                  title={t('withdraw.what', { name: row.who.name })}
                  onConfirm={() => withdraw.mutate({ ...at, interview: row.id, version: row.version })}
                >
                  <Button>{t('withdraw')}</Button>
                </Popconfirm>
              )}
            </div>
          </li>
        ))}
      </ul>
      {planning && <PlanModal key={planning.id} at={at} row={planning} onClose={() => setPlanning(null)} />}
    </div>
  );
}

function PlanModal({ at, row, onClose }: { at: UnitAddress; row: InterviewRow; onClose: () => void }) {
  const t = useTexts();
  const id = useId();
  const command = useCommand(planInterview, { rereadStale: true });
  const [date, setDate] = useState<string | undefined>(row.plan?.date);
  const [time, setTime] = useState(row.plan?.time ?? '');
  const [place, setPlace] = useState(row.plan?.place ?? '');
  const save = () =>
    command.mutate(
      {
        ...{ ...at, interview: row.id, version: row.version },
        plan: date === undefined ? null : { date, time: time === '' ? null : time, place },
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t('plan.title', { name: row.who.name })}
      okText={date === undefined ? t('plan.clear') : t('plan')}
      okButtonProps={{ loading: command.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={`${id}-date`}>{t('date')}</label>
          <DateField id={`${id}-date`} value={date} onChange={setDate} />
        </div>
        <div>
          <label htmlFor={`${id}-time`}>{t('time')}</label>
          <Input id={`${id}-time`} type="time" value={time} onChange={({ target }) => setTime(target.value)} />
        </div>
        <div>
          <label htmlFor={`${id}-place`}>{t('place')}</label>
          <Input id={`${id}-place`} maxLength={100} value={place} onChange={({ target }) => setPlace(target.value)} />
        </div>
        <Refusal error={command.error} />
      </div>
    </Modal>
  );
}
