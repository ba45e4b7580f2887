import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { nominate } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** Whom the unit nominates as recognised by the public (A-52); another later for a reason. */
export function NomineeCard({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const id = useId();
  const { nominees, state } = conduct.facts.meeting;
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [asking, setAsking] = useState(false);
  const send = useCommand(nominate, { rereadStale: true });
  const candidates = conduct.people.filter(({ status }) => status === 'appraised');
  const nameOf = (person: string) => conduct.people.find((one) => one.id === person)?.name ?? person;
  const people = chosen ?? nominees?.people ?? [];
  const isChanged = chosen !== null && chosen.toSorted().join(' ') !== (nominees?.people ?? []).join(' ');
  const may = mayAct && meeting.sides.includes('unit') && state === 'closed';
  const submit = (reason: string | null) =>
    send.mutate(
      { ...place, people, reason },
      {
        onSuccess: () => {
          setChosen(null);
          setAsking(false);
          toast(t('nominee.done'));
        },
      },
    );
  return (
    <section className="kp-card kp-stack" id="nominee">
      <h2>{t('nominee')}</h2>
      {nominees ? (
        <p>
          <strong>{nominees.people.map(nameOf).join(t('and'))}</strong>{' '}
          <span className="kp-soft">{t('by.at', { name: nominees.by.name, at: moment(nominees.at) })}</span>
        </p>
      ) : (
        <p>
          {state === 'closed'
            ? t('nominee.wanted', { n: meeting.perUnit })
            : t('nominee.later', { n: meeting.perUnit })}
        </p>
      )}
      {may && (
        <div className="kp-stack kp-no-print">
          <div>
            <label htmlFor={id}>{t('nominee.who')}</label>
            <Select
              id={id}
              className="kp-fill"
              mode="multiple"
              maxCount={meeting.perUnit}
              showSearch={{ optionFilterProp: 'label' }}
              value={people}
              options={candidates.map((one) => ({ value: one.id, label: `${one.name}（${t(`rank.${one.rank}`)}）` }))}
              onChange={setChosen}
            />
          </div>
          <div>
            <Button
              type={nominees ? 'default' : 'primary'}
              disabled={!isChanged || people.length !== meeting.perUnit}
              loading={send.isPending}
              onClick={() => (nominees ? setAsking(true) : submit(null))}
            >
              {nominees ? t('nominee.replace') : t('nominee.send')}
            </Button>
          </div>
        </div>
      )}
      {!asking && <Refusal error={send.error} />}
      <ReasonModal
        open={asking}
        title={t('nominee.replace')}
        busy={send.isPending}
        error={send.error}
        onCancel={() => setAsking(false)}
        onConfirm={submit}
      >
        {t('nominee.replace.what', { names: people.map(nameOf).join(t('and')) })}
      </ReasonModal>
    </section>
  );
}
