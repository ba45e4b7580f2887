import { Button, Select } from 'antd';
import { useState } from 'react';
import { callForOral } from '#shared/api/conduct/meeting.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';
import { length } from './timer.ts';
import type { CardProps } from './use-meeting.ts';

/** Who reports by word: those who have to, and whom the group calls besides. */
export function OralCard({ place, conduct, meeting, mayAct }: CardProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const call = useCommand(callForOral, { rereadStale: true });
  const { oral, maxMinutes } = meeting;
  const mayCall = mayAct && meeting.sides.includes('group') && conduct.facts.meeting.state !== 'closed';
  const listed = new Set(oral.map(({ person }) => person));
  const others = conduct.people.filter((one) => takesPart(one) && !listed.has(one.id));
  const reported = oral.filter(({ report }) => report !== null).length;
  return (
    <section className="kp-card kp-stack" id="oral">
      <h2>{t('oral')}</h2>
      <p className="kp-soft">{t('oral.hint', { n: oral.length, done: reported, minutes: maxMinutes })}</p>
      {oral.length === 0 ? (
        <p>{t('oral.none')}</p>
      ) : (
        <ol className="kp-plain-list kp-meeting-oral">
          {oral.map((one, i) => (
            <li key={one.person}>
              <span>
                <span className="kp-soft kp-num">{i + 1}</span> {one.name}
                {!one.required && <span className="kp-tag">{t('oral.called')}</span>}
              </span>
              {one.report ? (
                <span className={`kp-num ${one.report.over > 0 ? 'kp-wrong' : ''}`}>
                  {length(one.report.seconds)}
                  {one.report.over > 0 && ` ${t('oral.over', { n: one.report.over })}`}
                </span>
              ) : one.called && !one.required && mayCall ? (
                <button
                  type="button"
                  className="kp-link kp-no-print"
                  onClick={() => call.mutate({ ...place, person: one.person, called: false })}
                >
                  {t('remove')}
                </button>
              ) : (
                <span className="kp-soft">{t('oral.waiting')}</span>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayCall && others.length > 0 && (
        <div className="kp-meeting-call kp-no-print">
          <Select
            aria-label={t('oral.call')}
            placeholder={t('oral.call')}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setChosen}
          />
          <Button
            disabled={chosen === null}
            loading={call.isPending}
            onClick={() =>
              chosen !== null &&
              call.mutate({ ...place, person: chosen, called: true }, { onSuccess: () => setChosen(null) })
            }
          >
            {t('oral.add')}
          </Button>
        </div>
      )}
      {mayAct && !meeting.sides.includes('group') && <p className="kp-soft">{t('oral.group')}</p>}
      <Refusal error={call.error} />
    </section>
  );
}
