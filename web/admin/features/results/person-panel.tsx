import { Button } from 'antd';
import { Link } from 'react-router';
import type { PersonResultRow } from '#shared/api/grading.ts';
import { flagLabels, honourLabels, partLabels, rankLabels, roleLabels, sourceLabels } from '#shared/grading/labels.ts';
import { weightRole } from '#shared/grading/index-dataset.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { yuan } from '../../ui/numbers.ts';
import { personAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { PartsTable } from './parts-table.tsx';
import { labelOf, missingLabel, poolName } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

/** The person chosen in the ranking: the grade and every number behind it. */
export function PersonPanel({
  view,
  person,
  onClose,
}: {
  view: RunView;
  person: PersonResultRow | null;
  onClose: () => void;
}) {
  const t = useResultTexts();
  const say = useSay();
  const { can } = useSession();
  if (!person) return <p className="kp-soft kp-person-none">{t('person.none')}</p>;
  const pool = view.result.pools.find((each) => each.id === person.pool);
  return (
    <section className="kp-person" aria-labelledby="kp-person-name">
      <div className="kp-row">
        <h2 id="kp-person-name">{person.name}</h2>
        <GradeTag grade={person.status === 'appraised' ? person.grade : person.status} />
        <Button size="small" type="text" className="kp-row-end kp-person-close" onClick={onClose}>
          {t('person.close')}
        </Button>
      </div>
      <p className="kp-soft">
        {view.unitName(person.appraisalUnit)} · {say(rankLabels[person.rank])} · {say(roleLabels[person.role])}
      </p>
      <p>
        <WhyNumber address={personAddress(person.id, 'grade')} text={t('person.why')} />
        {can('register.read') && (
          <Link
            className="kp-person-link"
            to={`/people/${encodeURIComponent(person.unit)}/${encodeURIComponent(person.id)}`}
          >
            {t('person.page')}
          </Link>
        )}
      </p>
      {person.status === 'notAppraised' && <p>{t('person.notAppraised')}</p>}
      {person.status === 'ungraded' && <p>{t('person.ungraded')}</p>}
      {person.missing.length > 0 && (
        <p className="kp-wrong">
          {t('person.missing', {
            parts: person.missing
              .map((part) => say(missingLabel(view, partLabels, person.appraisalUnit, part)))
              .join('、'),
          })}
        </p>
      )}
      {person.status !== 'notAppraised' && (
        <PartsTable
          person={person}
          weights={view.policy?.composites[weightRole(person)] ?? null}
          decimals={view.decimals}
        />
      )}
      <dl className="kp-facts">
        {pool && (
          <>
            <dt>{t('pools')}</dt>
            <dd>
              {poolName(view, pool.id, t)}
              {person.order !== null && (
                <>
                  {' · '}
                  <WhyNumber
                    address={personAddress(person.id, 'order')}
                    text={t('person.place', { order: person.order, of: pool.participants })}
                  />
                </>
              )}
            </dd>
          </>
        )}
        {person.unit !== person.appraisalUnit && (
          <>
            <dt>{t('person.home')}</dt>
            <dd>{view.unitName(person.unit)}</dd>
          </>
        )}
        {person.flags.length > 0 && (
          <>
            <dt>{t('flags')}</dt>
            <dd>{person.flags.map((flag) => say(labelOf(flagLabels, flag))).join('、')}</dd>
          </>
        )}
        {person.honour && (
          <>
            <dt>{t('honour')}</dt>
            <dd>
              {say(honourLabels[person.honour])} ·{' '}
              <WhyNumber
                address={personAddress(person.id, 'amount')}
                text={t('yuan', { amount: yuan(person.amount) })}
              />
            </dd>
          </>
        )}
        <dt>{t('counts')}</dt>
        <dd>{person.countsForProgression ? t('yes') : t('no')}</dd>
      </dl>
      {person.leftOut.length > 0 && (
        <p className="kp-soft">
          {t('person.leftOut', {
            sources: person.leftOut.map((source) => say(labelOf(sourceLabels, source))).join('、'),
          })}
        </p>
      )}
    </section>
  );
}
