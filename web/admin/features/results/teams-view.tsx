import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RunResult } from '#shared/api/grading.ts';
import { flagLabels, partLabels, sourceLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { indicatorAddress, unitAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { labelOf, missingLabel } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { useResultTexts } from './texts.ts';

type Team = RunResult['teams'][number];
type Category = RunResult['categories'][number];

/** The teams by category in their ranks; a team's indicators open below it. */
export function TeamsView({ view }: { view: RunView }) {
  const t = useResultTexts();
  const { categories, teams } = view.result;
  const lists = useMemo(
    () =>
      categories
        .map((category) => ({
          category,
          teams: teams
            .filter((team) => view.units.get(team.unit)?.category === category.id)
            .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.unit < b.unit ? -1 : 1)),
        }))
        .filter((list) => list.teams.length > 0),
    [categories, teams, view.units],
  );
  if (lists.length === 0) return <EmptyState title={t('ranking.empty')} />;
  return (
    <div className="kp-stack">
      {lists.map(({ category, teams: list }) => (
        <CategoryCard key={category.id} view={view} category={category} teams={list} />
      ))}
    </div>
  );
}

function CategoryCard({ view, category, teams }: { view: RunView; category: Category; teams: Team[] }) {
  const t = useResultTexts();
  const say = useSay();
  return (
    <section className="kp-card" aria-labelledby={`category-${category.id}`}>
      <h2 id={`category-${category.id}`}>
        {category.label}{' '}
        {view.result.provisional.categories.includes(category.id) && (
          <span className="kp-tag">{t('run.provisional')}</span>
        )}
      </h2>
      <div className="kp-wide" tabIndex={0} role="region" aria-label={category.label}>
        <table className="kp-list-table kp-teams">
          <thead>
            <tr>
              <th scope="col" className="kp-right">
                {t('order')}
              </th>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="kp-right">
                {say(labelOf(partLabels, 'performance'))}
              </th>
              <th scope="col" className="kp-right">
                {say(labelOf(partLabels, 'opinion'))}
              </th>
              <th scope="col" className="kp-right">
                {say(labelOf(partLabels, 'composite'))}
              </th>
              <th scope="col">{t('grade')}</th>
              <th scope="col">{t('outcome')}</th>
              <th scope="col">{t('flags')}</th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <TeamRows key={team.unit} view={view} category={category} team={team} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TeamRows({ view, category, team }: { view: RunView; category: Category; team: Team }) {
  const t = useResultTexts();
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const open = params.get('team') === team.unit;
  const toggle = () => {
    const next = new URLSearchParams(params);
    if (open) next.delete('team');
    else next.set('team', team.unit);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const number = (field: 'performance' | 'opinion' | 'composite') =>
    team[field] === null ? (
      '—'
    ) : (
      <WhyNumber address={unitAddress(team.unit, field, view.people)} value={team[field]} decimals={view.decimals} />
    );
  const { winners, eliminated, eliminationTied } = view.result;
  const notes = [
    ...team.flags.map((flag) => say(labelOf(flagLabels, flag))),
    ...team.leftOut.map((source) => t('team.leftOut', { source: say(labelOf(sourceLabels, source)) })),
    ...team.missing.map((what) => t('team.missing', { what: say(missingLabel(view, partLabels, team.unit, what)) })),
  ];
  return (
    <>
      <tr>
        <td className="kp-right">
          {team.rank === null ? (
            '—'
          ) : (
            <WhyNumber address={unitAddress(team.unit, 'rank', view.people)} text={String(team.rank)} />
          )}
        </td>
        <th scope="row">
          <button type="button" className="kp-link" aria-expanded={open} onClick={toggle}>
            {view.unitName(team.unit)}
          </button>
        </th>
        <td className="kp-right">{number('performance')}</td>
        <td className="kp-right">{number('opinion')}</td>
        <td className="kp-right kp-strong">{number('composite')}</td>
        <td>
          <GradeTag grade={team.grade} />
        </td>
        <td>
          {winners.includes(team.unit) && <span className="kp-tag kp-tag-blue">{t('winner')}</span>}
          {eliminated.includes(team.unit) && <span className="kp-tag kp-tag-wrong">{t('eliminated')}</span>}
          {eliminationTied.includes(team.unit) && <span className="kp-tag kp-tag-wrong">{t('eliminationTied')}</span>}
        </td>
        <td className={team.missing.length > 0 ? 'kp-wrong' : 'kp-soft'}>{notes.join('、')}</td>
      </tr>
      {open && (
        <tr className="kp-team-open">
          <td />
          <td colSpan={7}>
            <Indicators view={view} category={category} team={team} />
          </td>
        </tr>
      )}
    </>
  );
}

function Indicators({ view, category, team }: { view: RunView; category: Category; team: Team }) {
  const t = useResultTexts();
  return (
    <table className="kp-small-table" aria-label={t('indicators.of', { unit: view.unitName(team.unit) })}>
      <thead>
        <tr>
          <th scope="col">{t('indicators')}</th>
          <th scope="col">{t('points')}</th>
          <th scope="col">{t('scored')}</th>
        </tr>
      </thead>
      <tbody>
        {category.indicators.map((indicator) => {
          const score = team.indicators[indicator.id];
          return (
            <tr key={indicator.id}>
              <th scope="row">{indicator.label}</th>
              <td>{indicator.points}</td>
              <td>
                {score === undefined ? (
                  <span className="kp-wrong">{t('missing')}</span>
                ) : (
                  <WhyNumber
                    address={indicatorAddress(team.unit, indicator.id, view.people)}
                    value={score}
                    decimals={view.decimals}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
