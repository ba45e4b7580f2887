import { useParams } from 'react-router';
import { listLeaderRatings } from '#shared/api/ballots/ratings.ts';
import { useOperation } from '../../app/api.ts';
import { useMarks } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { useTexts } from './texts.ts';

/** Which county leader gave a unit what: signed, for the office. */
export function Component() {
  const t = useTexts();
  const marks = useMarks();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const { register } = useRegister();
  const { can } = useSession();
  const mayRead = can('conduct.plan');
  const list = useOperation(listLeaderRatings, { cycle, unit }, { enabled: mayRead });
  const way = crumbs({ id: unit, name: register?.unit.get(unit)?.name ?? unit });
  if (!mayRead || list.error?.code === 'not-found') return <MissingState title={t('unit.leader')} crumbs={way} />;
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const { ratings } = list.data;
  return (
    <>
      <PageHeader title={t('unit.leader')} crumbs={way} hint={t('unit.leader.hint')} />
      {ratings.length === 0 ? (
        <EmptyState title={t('unit.leader.none')} hint={t('unit.leader.none.hint')} />
      ) : (
        <section className="kp-card">
          <SmallTable
            label={t('unit.leader')}
            heads={[t('unit.leader.who'), t('leader.team'), t('leader.principal'), t('unit.leader.at')]}
            rows={ratings.map(({ leader, team, principals, at }) => [
              leader.name,
              <GradeTag key="team" grade={team} />,
              principals.length === 0 ? (
                <GradeTag key="none" grade={null} />
              ) : (
                <div key="principals">
                  {principals.map(({ person, name, grade }) => (
                    <p key={person}>
                      {name}
                      {marks.colon}
                      <GradeTag grade={grade} />
                    </p>
                  ))}
                </div>
              ),
              moment(at),
            ])}
          />
        </section>
      )}
    </>
  );
}
