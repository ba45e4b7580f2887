import { Link } from 'react-router';
import { rankLabels, recommendationLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { yuan } from '../../ui/numbers.ts';
import { fundAddress, recognitionAddress, rewardsAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { labelOf } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

/** What follows from the grades (scoring.md §6, §8): standings, money, recommendations, recognised people. */
export function OutcomesView({ view }: { view: RunView }) {
  return (
    <>
      <Ceiling view={view} />
      <div className="kp-outcomes">
        <Standing view={view} />
        <Fund view={view} />
        <Recommendations view={view} />
        <Recognition view={view} />
        <Rewards view={view} />
      </div>
    </>
  );
}

function Ceiling({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  if (view.result.overCeiling.length === 0) return null;
  return (
    <section className="kp-refusal" role="note">
      <strong>{t('ceiling')}</strong>
      {view.result.overCeiling.map((rank) => (
        <p key={rank}>{t('ceiling.line', { rank: say(labelOf(rankLabels, rank)) })}</p>
      ))}
    </section>
  );
}

function Standing({ view }: { view: RunView }) {
  const t = useResultTexts();
  const { winners, eliminated, eliminationTied } = view.result;
  const lists = [
    { key: 'winner', units: winners, tag: 'kp-tag-blue' },
    { key: 'eliminated', units: eliminated, tag: 'kp-tag-wrong' },
    { key: 'eliminationTied', units: eliminationTied, tag: 'kp-tag-wrong' },
  ] as const;
  return (
    <section className="kp-card">
      <h2>{t('standing')}</h2>
      {lists.every(({ units }) => units.length === 0) && <p className="kp-soft">{t('standing.none')}</p>}
      <dl className="kp-facts">
        {lists.map(
          ({ key, units, tag }) =>
            units.length > 0 && (
              <div key={key} className="kp-contents">
                <dt>
                  <span className={`kp-tag ${tag}`}>{t(key)}</span>
                </dt>
                <dd>
                  {units.map((unit, i) => (
                    <span key={unit}>
                      {i > 0 && '、'}
                      <Link to={{ search: `?view=teams&team=${encodeURIComponent(unit)}` }}>{view.unitName(unit)}</Link>
                    </span>
                  ))}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Rewards({ view }: { view: RunView }) {
  const t = useResultTexts();
  const { byUnit, total } = view.result.rewards;
  const rows = Object.entries(byUnit).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return (
    <section className="kp-card">
      <h2>{t('rewards')}</h2>
      <table className="kp-small-table">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([unit, amount]) => (
            <tr key={unit}>
              <th scope="row">{view.unitName(unit)}</th>
              <td>
                <WhyNumber address={rewardsAddress(unit)} text={yuan(amount)} />
              </td>
            </tr>
          ))}
          <tr className="kp-parts-sum">
            <th scope="row">{t('rewards.total')}</th>
            <td>
              <WhyNumber address={rewardsAddress(null)} text={yuan(total)} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Fund({ view }: { view: RunView }) {
  const t = useResultTexts();
  const { total, awards } = view.result.fund;
  return (
    <section className="kp-card">
      <h2>{t('fund')}</h2>
      <p>
        {t('fund.total')} <WhyNumber address={fundAddress(null)} text={t('yuan', { amount: yuan(total) })} />
      </p>
      {awards.length === 0 ? (
        <p className="kp-soft">{t('fund.none')}</p>
      ) : (
        <table className="kp-small-table">
          <thead>
            <tr>
              <th scope="col">{t('fund.award')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {awards.map((award) => (
              <tr key={`${award.id} ${award.unit}`}>
                <th scope="row">{awardName(view, award.id, t)}</th>
                <td className="kp-left">{view.unitName(award.unit)}</td>
                <td>
                  <WhyNumber address={fundAddress(award)} text={yuan(award.amount)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** An award has no name of its own: its category, and the indicator of a single one. */
function awardName(view: RunView, id: string, t: ReturnType<typeof useResultTexts>): string {
  const award = view.policy?.fund.awards.find((each) => each.id === id);
  const category = award && view.categories.get(award.category);
  if (!award || !category) return id;
  const indicator = category.indicators.find((each) => each.id === award.indicator);
  return [category.label, indicator?.label, t('fund.rank', { rank: award.rank })].filter(Boolean).join(' · ');
}

function PersonLink({ view, person }: { view: RunView; person: string }) {
  const pool = view.people.get(person)?.pool;
  const params = new URLSearchParams({ view: 'people', person });
  if (pool) params.set('pool', pool);
  return <Link to={{ search: params.toString() }}>{view.people.get(person)?.name ?? person}</Link>;
}

function Recommendations({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const rows = view.result.recommendations;
  return (
    <section className="kp-card">
      <h2>{t('recommendations')}</h2>
      {rows.length === 0 ? (
        <p className="kp-soft">{t('recommendations.none')}</p>
      ) : (
        <dl className="kp-facts">
          {(['promote', 'dismissOrDemote'] as const).map((kind) => {
            const people = rows.filter((row) => row.kind === kind);
            return (
              people.length > 0 && (
                <div key={kind} className="kp-contents">
                  <dt>{say(recommendationLabels[kind])}</dt>
                  <dd>
                    <ul className="kp-plain-list">
                      {people.map((row) => (
                        <li key={row.person}>
                          <PersonLink view={view} person={row.person} />{' '}
                          <span className="kp-soft">{view.unitName(row.unit)}</span>
                        </li>
                      ))}
                    </ul>
                  </dd>
                </div>
              )
            );
          })}
        </dl>
      )}
    </section>
  );
}

function Recognition({ view }: { view: RunView }) {
  const t = useResultTexts();
  const say = useSay();
  const lists = view.result.recognition.filter(({ people, tied }) => people.length + tied.length > 0);
  return (
    <section className="kp-card">
      <h2>{t('recognition')}</h2>
      {lists.length === 0 && <p className="kp-soft">{t('recognition.none')}</p>}
      <dl className="kp-facts">
        {lists.map(({ group, rank, people, tied }) => (
          <div key={`${group} ${rank}`} className="kp-contents">
            <dt>
              {view.groups.get(group) ?? group} · {say(rankLabels[rank])}
            </dt>
            <dd>
              {people.map((person, i) => (
                <span key={person}>
                  {i > 0 && '、'}
                  <PersonLink view={view} person={person} />
                </span>
              ))}
              {tied.map((person, i) => (
                <span key={person}>
                  {(i > 0 || people.length > 0) && '、'}
                  <PersonLink view={view} person={person} />
                  <span className="kp-wrong">{t('recognition.tied')}</span>
                </span>
              ))}{' '}
              <WhyNumber address={recognitionAddress(group, rank)} text={t('why')} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
