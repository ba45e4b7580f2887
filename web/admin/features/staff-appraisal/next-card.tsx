import { staffAppraisalMachine } from '#shared/appraisal/staff-machine.ts';
import { staffModes } from '#shared/appraisal/staff.ts';
import { useSay } from '../../app/i18n.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { unitConductPath } from '../conduct/paths.ts';
import type { CardProps } from './card-props.ts';
import { StartForm } from './start-form.tsx';
import { TallyActions } from './tally-actions.tsx';
import { useTexts } from './texts.ts';

const states = ['planned', 'underWay', 'tallied', 'signed', 'released'] as const;

/** Where it stands, whose turn it is, and the reader's own next action. */
export function NextCard(props: CardProps) {
  const { cycle, unit, staff, conduct } = props;
  const t = useTexts();
  const say = useSay();
  const { facts, actions, feedback } = staff;
  const at = states.indexOf(facts.state);
  return (
    <section className="kp-card kp-stack">
      <ol className="kp-plain-list kp-states" aria-label={t('states')}>
        {states.map((state, i) =>
          i === 0 && at > 0 ? null : (
            <li key={state} aria-current={i === at ? 'step' : undefined} data-done={i < at}>
              {i < at ? '✓ ' : ''}
              {say(staffAppraisalMachine.states[state])}
            </li>
          ),
        )}
      </ol>
      <div className="kp-row">
        <h2>{t('next')}</h2>
        {facts.mode && <span className="kp-tag">{say(staffModes[facts.mode])}</span>}
        {feedback && (
          <span className={feedback.overdue ? 'kp-tag kp-tag-wrong' : 'kp-soft'}>
            {feedback.overdue && `${t('overdue')} · `}
            {t(facts.released ? 'feedback.days' : 'feedback.waiting', { n: feedback.days })}
          </span>
        )}
      </div>
      <p>{useNext(props)}</p>
      {facts.returned && (
        <p className="kp-refusal">{t('returned', { name: facts.returned.by.name, reason: facts.returned.reason })}</p>
      )}
      {staff.lacksLeadingGroup && facts.state === 'planned' && (
        <div className="kp-note kp-row">
          <span>{t('lacks')}</span>
          {conduct.may.includes('conduct.unit') && (
            <LinkButton className="kp-row-end" to={`${unitConductPath(cycle, unit)}/readiness`}>
              {t('lacks.go')}
            </LinkButton>
          )}
        </div>
      )}
      {actions.includes('start') && !staff.lacksLeadingGroup && <StartForm {...props} />}
      <TallyActions {...props} />
    </section>
  );
}

function useNext({ staff }: CardProps): string {
  const t = useTexts();
  const { facts, charge, signers, signaturesRequired, feedback } = staff;
  const who = t(`by.${charge}`);
  if (facts.state === 'tallied' && !signaturesRequired) return t('next.tallied.unsigned', { who });
  const done = signers.filter(({ signedAt }) => signedAt !== null).length;
  return t(`next.${facts.state}`, { who, done, total: signers.length, due: feedback?.due ?? '' });
}
