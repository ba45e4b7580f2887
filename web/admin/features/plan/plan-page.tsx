import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { readPlan } from '#shared/api/conduct/plan.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { boardPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';
import { EditPlan } from './edit-plan.tsx';
import { GroupCard } from './group-card.tsx';
import { noticePath } from './paths.ts';
import { PhaseTable } from './phase-table.tsx';
import './plan.css';
import { useTexts } from './texts.ts';

export type PlanAnswer = Answer<typeof readPlan>;

/** Phases with their dates and what is open in them; groups with who works for them. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const [isEditing, setIsEditing] = useState(false);
  const plan = useOperation(readPlan, { cycle });
  if (plan.error) return <ErrorState error={plan.error} retry={() => void plan.refetch()} />;
  if (!plan.data) return <Loading />;
  const { data } = plan;
  const mayPlan = can('conduct.plan') && !data.closed;
  return (
    <>
      <PageHeader
        title={t('plan.title', { year: data.year })}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('cycle.year', { year: data.year }), to: cyclePath(cycle) },
        ]}
        hint={t('plan.hint', { today: data.today })}
        extra={
          <>
            <LinkButton to={boardPath(cycle)}>{t('board')}</LinkButton>
            <LinkButton to={noticePath(cycle)}>{t('notice')}</LinkButton>
            {mayPlan && (
              <Button type="primary" onClick={() => setIsEditing(true)}>
                {t('plan.edit')}
              </Button>
            )}
          </>
        }
      />
      <div className="kp-stack">
        <section>
          <h2 className="kp-section-title">{t('plan.phases')}</h2>
          <PhaseTable cycle={cycle} data={data} mayPlan={mayPlan} />
        </section>
        <section>
          <h2 className="kp-section-title">{t('plan.groups')}</h2>
          <div className="kp-row kp-plan-hint">
            <p className="kp-soft">{t('plan.groups.hint')}</p>
            {can('users.write') && <LinkButton to="/users">{t('plan.groups.users')}</LinkButton>}
            {can('groups.write') && <LinkButton to="/groups">{t('plan.groups.edit')}</LinkButton>}
          </div>
          {data.groups.length === 0 ? (
            <EmptyState title={t('groups.none')} hint={t('groups.none.hint')} />
          ) : (
            <div className="kp-columns">
              {data.groups.map((group) => (
                <GroupCard key={group.id} group={group} />
              ))}
            </div>
          )}
        </section>
      </div>
      {isEditing && <EditPlan cycle={cycle} data={data} onDone={() => setIsEditing(false)} />}
    </>
  );
}
