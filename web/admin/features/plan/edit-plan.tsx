import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { changePlan } from '#shared/api/conduct/plan.ts';
import { type PhaseId, phaseIds, phaseNames } from '#shared/appraisal/plan.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { changedPhases, leadersAfter, type PlanDraft } from './plan-draft.ts';
import type { PlanAnswer } from './plan-page.tsx';
import { useTexts } from './texts.ts';

/** Dates of the phases and the leading county leaders, with the reason for the change. */
export function EditPlan(props: { cycle: string; data: PlanAnswer; onDone: () => void }) {
  const { cycle, data, onDone } = props;
  const t = useTexts();
  const [draft, setDraft] = useState<PlanDraft>({ dates: {}, leaders: {} });
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const change = useCommand(changePlan, { rereadStale: true });
  const missing = asked && reason.trim() === '';
  const save = () => {
    setAsked(true);
    if (reason.trim() === '') return;
    change.mutate(
      {
        ...{ cycle, version: data.version, reason: reason.trim() },
        phases: changedPhases(data.plan, draft),
        countyLeaders: leadersAfter(data.plan, draft),
      },
      {
        onSuccess: () => {
          toast(t('plan.saved'));
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      width={720}
      title={t('plan.edit')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      onOk={save}
      onCancel={onDone}
    >
      <div className="kp-stack">
        <p className="kp-soft">{t('bounds', data.bounds)}</p>
        <Dates data={data} draft={draft} onChange={setDraft} />
        <Leaders data={data} draft={draft} onChange={setDraft} />
        <div>
          <label htmlFor={id}>{t('reason')}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={reason}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-hint`} className={missing ? 'kp-wrong' : 'kp-soft'}>
            {t(missing ? 'reason.required' : 'reason.hint')}
          </p>
        </div>
        <Refusal error={change.error} />
      </div>
    </Modal>
  );
}

interface Part {
  data: PlanAnswer;
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
}

function Dates({ data, draft, onChange }: Part) {
  const t = useTexts();
  const say = useSay();
  const day = (phase: PhaseId, key: 'from' | 'to') => {
    const changed = draft.dates[phase]?.[key];
    return (
      <DateField
        label={t(`phase.date.${key}`, { phase: say(phaseNames[phase]) })}
        value={(changed === undefined ? data.plan.phases[phase][key] : changed) ?? undefined}
        onChange={(chosen) =>
          onChange({ ...draft, dates: { ...draft.dates, [phase]: { ...draft.dates[phase], [key]: chosen ?? null } } })
        }
      />
    );
  };
  return (
    <div className="kp-plan-dates">
      {phaseIds.map((phase) => {
        const isClosed = data.plan.phases[phase].state === 'closed';
        return (
          <fieldset key={phase} disabled={isClosed}>
            <legend>
              {say(phaseNames[phase])} {isClosed && <span className="kp-soft">{t('phase.closed')}</span>}
            </legend>
            {day(phase, 'from')}
            <span>{t('until')}</span>
            {day(phase, 'to')}
          </fieldset>
        );
      })}
    </div>
  );
}

function Leaders({ data, draft, onChange }: Part) {
  const t = useTexts();
  const id = useId();
  const leaders = new Map(leadersAfter(data.plan, draft).map(({ group, user }) => [group, user]));
  return (
    <div className="kp-plan-leaders">
      {data.groups.map((group) => (
        <div key={group.id}>
          <label htmlFor={`${id}-${group.id}`}>
            {group.name} {t('group.countyLeader')}
          </label>
          <Select
            id={`${id}-${group.id}`}
            className="kp-fill"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('group.none')}
            value={leaders.get(group.id) ?? null}
            options={data.countyLeaders.map(({ user, name }) => ({ value: user, label: name }))}
            onChange={(user: string | undefined) =>
              onChange({ ...draft, leaders: { ...draft.leaders, [group.id]: user ?? null } })
            }
          />
        </div>
      ))}
    </div>
  );
}
