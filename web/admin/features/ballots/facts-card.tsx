import { shownFingerprint } from '#shared/ballots/digests.ts';
import { moment } from '../../ui/numbers.ts';
import { useMarks } from '../../app/i18n.ts';
import { figuresOf } from './stages.ts';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

/** What was fixed when the poll was made: whom it rates, by which rules, in how many boxes. */
export function FactsCard({ view }: PollProps) {
  const t = useTexts();
  const marks = useMarks();
  const { poll } = view;
  const { rules, items, boxes, created, opened, closed } = poll;
  const act = (one: { at: string; by: { name: string } }) => t('by.at', { name: one.by.name, at: moment(one.at) });
  const said = [
    t(items.length > 1 ? 'rule.dimensions' : 'rule.whole', { items: items.map(({ label }) => label).join(marks.and) }),
    ...(rules.abstain ? [t('rule.abstain')] : []),
    ...(rules.nominations ? [t('rule.nominations')] : []),
    t(rules.comments.enabled ? 'rule.comments' : 'rule.noComments', { n: rules.comments.maxChars }),
  ];
  return (
    <details className="kp-card kp-poll-facts" open={poll.state === 'preparing'}>
      <summary>
        <h2>{t('facts')}</h2>
        <span className="kp-soft">
          {t(figuresOf(poll), { voters: poll.voters, subjects: poll.subjects.length, boxes: boxes.length })}
        </span>
      </summary>
      <dl className="kp-facts">
        <dt>{t('facts.asked')}</dt>
        <dd>{said.join(marks.semicolon)}</dd>
        <dt>{t('facts.few')}</dt>
        <dd>{t('facts.few.what', { n: poll.minBallots })}</dd>
        {boxes.length > 1 && poll.medium === 'electronic' && (
          <>
            <dt>{t('figure.boxes')}</dt>
            <dd>{t('plan.boxes')}</dd>
          </>
        )}
        {poll.fingerprint !== null && (
          <>
            <dt>{t('fingerprint')}</dt>
            <dd>
              <code className="kp-poll-code">{shownFingerprint(poll.fingerprint)}</code>
            </dd>
          </>
        )}
        <dt>{t('facts.created')}</dt>
        <dd>{act(created)}</dd>
        {opened && (
          <>
            <dt>{t('facts.opened')}</dt>
            <dd>{act(opened)}</dd>
          </>
        )}
        {closed && (
          <>
            <dt>{t('facts.closed')}</dt>
            <dd>{act(closed)}</dd>
          </>
        )}
        <dt>{t('facts.subjects')}</dt>
        <dd>
          <ul className="kp-plain-list kp-poll-subjects">
            {poll.subjects.map((subject) => (
              <li key={`${subject.kind} ${subject.id}`}>
                {subject.name}
                {subject.post !== '' && <small className="kp-soft"> {subject.post}</small>}
              </li>
            ))}
          </ul>
        </dd>
        {poll.state === 'preparing' && view.voters.length > 0 && (
          <>
            <dt>{t('facts.voters')}</dt>
            <dd>
              <ul className="kp-plain-list kp-poll-subjects">
                {view.voters.map(({ id, name, category }) => (
                  <li key={id}>
                    {name} <small className="kp-soft">{category}</small>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}
