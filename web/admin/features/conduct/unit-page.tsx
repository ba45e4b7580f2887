import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Permission } from '#shared/api/access.ts';
import { hasBegun, type PhaseId, phaseIds, phaseNames } from '#shared/appraisal/plan.ts';
import type { Owner, Step, StepStatus } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { placementPath } from '../placement/paths.ts';
import { AskButton } from '../questions/ask-button.tsx';
import { StateWords } from './board-matrix.tsx';
import './board.css';
import { useConductCrumbs } from './crumbs.ts';
import { stepPath, unitConductPath } from './paths.ts';
import { useTexts } from './texts.ts';

type UnitConduct = Answer<typeof readUnitConduct>;

/** One unit's appraisal from the notice to the materials: what is done, what is owed, by whom. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const conduct = useOperation(readUnitConduct, { cycle, unit });
  if (conduct.error?.code === 'not-found') return <NotAppraisedItself cycle={cycle} unit={unit} />;
  if (conduct.error) return <ErrorState error={conduct.error} retry={() => void conduct.refetch()} />;
  if (!conduct.data) return <Loading />;
  const { data } = conduct;
  return (
    <>
      <PageHeader
        title={t('hub.title', { name: data.unit.name })}
        crumbs={crumbs()}
        tag={<span className="kp-tag">{data.group.name}</span>}
        extra={
          <>
            <AskButton cycle={cycle} unit={unit} />
            <Button onClick={() => window.print()}>{t('hub.print')}</Button>
          </>
        }
      />
      <div className="kp-hub">
        <div className="kp-stack">
          {data.closed && <p className="kp-note">{t('hub.closed')}</p>}
          <section className="kp-card" aria-label={t('hub.steps')}>
            {phaseIds.map((phase) => (
              <PhaseSteps key={phase} cycle={cycle} phase={phase} data={data} />
            ))}
          </section>
        </div>
        <People cycle={cycle} data={data} />
      </div>
    </>
  );
}

/** A secondary unit is appraised with the one above it: says so and leads there. */
function NotAppraisedItself({ cycle, unit: id }: { cycle: string; unit: string }) {
  const t = useTexts();
  const crumbs = useConductCrumbs(cycle);
  const { register } = useRegister();
  const unit = register?.unit.get(id);
  const above = unit?.level === 'secondary' && unit.parent ? register?.unit.get(unit.parent) : undefined;
  if (!unit || !above) return <MissingState title={t('board')} crumbs={crumbs()} />;
  return (
    <>
      <PageHeader title={t('hub.title', { name: unit.name })} crumbs={crumbs()} />
      <EmptyState
        title={t('hub.above', { name: above.name })}
        hint={t('hub.above.hint', { name: above.name })}
        action={
          <LinkButton type="primary" to={unitConductPath(cycle, above.id)}>
            {t('hub.title', { name: above.name })}
          </LinkButton>
        }
      />
    </>
  );
}

function PhaseSteps({ cycle, phase, data }: { cycle: string; phase: PhaseId; data: UnitConduct }) {
  const t = useTexts();
  const say = useSay();
  const marks = useMarks();
  const { state, from, to } = data.plan.phases[phase];
  const own = steps
    .filter((step) => step.phase === phase)
    .flatMap((step) => {
      const status = data.steps.find((one) => one.step === step.id);
      return status ? [{ step, status }] : [];
    });
  const running = state !== 'closed' && hasBegun(data.plan, phase, data.today) ? 'open' : state;
  const applying = own.filter(({ status }) => status.state !== 'notApplicable');
  const rest = own.filter(({ status }) => status.state === 'notApplicable');
  return (
    <section className="kp-timeline-phase" data-state={running}>
      <div className="kp-row">
        <h2>{say(phaseNames[phase])}</h2>
        <span className={`kp-tag ${running === 'open' ? 'kp-tag-blue' : ''}`}>{t(`phase.${running}`)}</span>
        <span className="kp-soft">
          {to === null
            ? t('phase.undated')
            : from === null
              ? t('phase.until', { to })
              : t('phase.between', { from, to })}
        </span>
      </div>
      {applying.length === 0 && <p className="kp-soft">{t('hub.empty')}</p>}
      <ul className="kp-plain-list kp-timeline-steps">
        {applying.map(({ step, status }) => (
          <StepLine key={step.id} cycle={cycle} step={step} status={status} data={data} />
        ))}
      </ul>
      {rest.length > 0 && (
        <p className="kp-soft">{t('hub.void', { steps: rest.map(({ step }) => say(step.label)).join(marks.and) })}</p>
      )}
    </section>
  );
}

/** Whose permission says that a step is the reader's own. */
const permissionOf: Readonly<Record<Owner, Permission>> = {
  unit: 'conduct.unit',
  leadingGroup: 'conduct.staff',
  group: 'conduct.group',
  office: 'conduct.plan',
  media: 'conduct.media',
};

function StepLine(props: { cycle: string; step: Step; status: StepStatus; data: UnitConduct }) {
  const { cycle, step, status, data } = props;
  const marks = useMarks();
  const t = useTexts();
  const say = useSay();
  const isDone = status.state === 'done';
  const isYours = data.may.includes(permissionOf[status.owner]);
  const doesNow = isYours && !isDone && !data.closed && status.state !== 'notYet' && status.blockedBy.length === 0;
  const before = status.blockedBy.map((id) => steps.find((one) => one.id === id)).filter((one) => one !== undefined);
  return (
    <li>
      <span className={`kp-board-cell kp-state-${status.state}`}>
        <StateWords status={status} />
      </span>
      <div>
        <div className="kp-row">
          <strong>{say(step.label)}</strong>
          {isYours && !isDone && <span className="kp-tag kp-tag-blue">{t('hub.yours')}</span>}
        </div>
        <p className="kp-soft kp-timeline-what">
          {say(step.task)}
          {marks.stop}
          {t('hub.owner', { owner: t(`owner.${status.owner}`) })}
          {status.due !== null && `${marks.semicolon}${t('hub.due', { due: status.due })}`}
        </p>
        {before.length > 0 && (
          <p className="kp-timeline-what">
            {t('hub.blocked', { steps: before.map(({ label }) => say(label)).join(marks.and) })}
          </p>
        )}
      </div>
      <LinkButton
        type={doesNow ? 'primary' : 'default'}
        to={stepPath(cycle, step.page(data.unit.id))}
        aria-label={`${t(doesNow ? 'hub.do' : 'hub.see')}${marks.colon}${say(step.label)}`}
      >
        {t(doesNow ? 'hub.do' : 'hub.see')}
      </LinkButton>
    </li>
  );
}

function People({ cycle, data }: { cycle: string; data: UnitConduct }) {
  const t = useTexts();
  const n = (count: number) => t('hub.people.n', { n: count });
  const statuses = ['appraised', 'ungraded', 'notAppraised'] as const;
  return (
    <section className="kp-card">
      <div className="kp-card-head">
        <h2>{t('hub.people')}</h2>
        <Link to={`${placementPath(cycle)}?f.unit=${encodeURIComponent(data.unit.id)}`}>{t('hub.people.all')}</Link>
      </div>
      <dl className="kp-facts">
        {statuses.map((status) => (
          <div key={status} className="kp-contents">
            <dt>{t(`hub.people.${status}`)}</dt>
            <dd>{n(data.people.filter((person) => person.status === status).length)}</dd>
          </div>
        ))}
        <dt>{t('hub.people.cadres')}</dt>
        <dd>{n(data.people.filter(({ rank }) => rank === 'cadre').length)}</dd>
        <dt>{t('hub.people.elsewhere')}</dt>
        <dd>{n(data.people.filter(({ home }) => home !== data.unit.id).length)}</dd>
      </dl>
    </section>
  );
}
