import { Button } from 'antd';
import { useState } from 'react';
import { statusLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { Doubts, useReasons } from './placement-reason.tsx';
import { type Acts, isUndecided, type View } from './placement-view.ts';
import { useTexts } from './texts.ts';

const few = 8;

/** The doubtful cases that nobody has decided yet: what about them is doubtful, and what the rule gives. */
export function DoubtsCard({ view, acts }: { view: View; acts: Acts | null }) {
  const t = useTexts();
  const say = useSay();
  const [all, setAll] = useState(false);
  const reasonsOf = useReasons(view.unitName);
  const cases = view.people.filter(isUndecided);
  const shown = all ? cases : cases.slice(0, few);
  return (
    <section className="kp-card kp-stack">
      <h2>{t('doubts.title', { n: cases.length })}</h2>
      {cases.length === 0 ? (
        <p className="kp-soft">{t('doubts.none')}</p>
      ) : (
        <>
          <p className="kp-soft">{t('doubts.hint')}</p>
          <ul className="kp-plain-list">
            {shown.map((person) => (
              <li key={person.id} className="kp-placement-case">
                <div>
                  <strong>{person.name}</strong>
                  <p className="kp-soft">{view.unitName(person.home)}</p>
                </div>
                <Doubts of={person.doubts} />
                <div>
                  {t('decide.byRule', { what: `${view.unitName(person.unit)}，${say(statusLabels[person.status])}` })}
                  <p className="kp-soft">{reasonsOf(person).join('；')}</p>
                </div>
                <div>
                  {acts && (
                    <Button
                      size="small"
                      onClick={() => acts.decide(person)}
                      aria-label={t('decide.title', { name: person.name })}
                    >
                      {t('decide')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {cases.length > few && (
            <p>
              <Button type="link" onClick={() => setAll(!all)}>
                {all ? t('doubts.few', { n: few }) : t('doubts.all', { n: cases.length })}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
