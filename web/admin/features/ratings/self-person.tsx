import { Button } from 'antd';
import { useState } from 'react';
import { selfGradeNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import { GuideModal } from './guide-modal.tsx';
import { Guidance } from './guidance.tsx';
import { SelfGrade } from './self-grade.tsx';
import { SelfSections } from './self-sections.tsx';
import { useTexts } from './texts.ts';
import type { RatedPerson, SelfRatings } from './unit-self-page.tsx';

/** A flag that the group has not spoken of since the rating was handed in (B-160). */
const asksGuidance = ({ flag, rating, guidance }: RatedPerson): boolean =>
  flag !== null && !guidance.some(({ at }) => at > (rating?.at ?? ''));

export function SelfPerson(props: { cycle: string; unit: string; person: RatedPerson; list: SelfRatings }) {
  const t = useTexts();
  const say = useSay();
  const { cycle, unit, person, list } = props;
  const { name, rating, earlier, flag, guidance } = person;
  const [guiding, setGuiding] = useState(false);
  const isAsked = list.guidanceRequired && asksGuidance(person);
  return (
    <article className="kp-self-person">
      <div className="kp-row">
        <h3>{name}</h3>
        {rating ? <SelfGrade grade={rating.grade} /> : <span className="kp-soft">{t('unit.self.missing')}</span>}
        {flag && <span className="kp-tag kp-tag-wrong">{t(`flag.${flag.kind}`)}</span>}
        {isAsked && <span className="kp-wrong">{t('flag.asks')}</span>}
        {list.mayGuide && rating && (
          <Button
            className="kp-row-end"
            size="small"
            type={isAsked ? 'primary' : 'default'}
            onClick={() => setGuiding(true)}
          >
            {t('guide')}
          </Button>
        )}
      </div>
      {flag && <p>{t('flag.figures', { self: flag.self, others: flag.others, tolerance: flag.tolerance })}</p>}
      {guidance.length > 0 && <Guidance of={guidance} />}
      {rating && (
        <details>
          <summary>{t('unit.self.sections')}</summary>
          <div className="kp-stack">
            <p className="kp-soft">{t('self.at', { at: moment(rating.at) })}</p>
            <SelfSections heads={list.sections} texts={rating.sections} />
            {earlier.toReversed().map((one) => (
              <details key={one.at}>
                <summary>
                  {t('unit.self.earlier', { grade: say(selfGradeNames[one.grade]), at: moment(one.at) })}
                </summary>
                <div>
                  <SelfSections heads={list.sections} texts={one.sections} />
                </div>
              </details>
            ))}
          </div>
        </details>
      )}
      {guiding && <GuideModal cycle={cycle} unit={unit} person={person} onClose={() => setGuiding(false)} />}
    </article>
  );
}
