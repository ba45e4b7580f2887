import { Button } from 'antd';
import { useState } from 'react';
import { countAttendance, rosterMachine } from '#shared/appraisal/meeting-roster.ts';
import { removeParticipant, reopenRoster, submitRoster } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { AddPeopleModal } from './add-people-modal.tsx';
import { paperPath } from './paths.ts';
import { useTexts } from './texts.ts';
import type { CardProps, Roster } from './use-meeting.ts';

type Attendee = Roster['attendees'][number];

/** Who takes part, by category: the staff by themselves, everybody else by name. */
export function RosterCard({ place, conduct, meeting, mayAct, roster }: CardProps & { roster: Roster }) {
  const t = useTexts();
  const say = useSay();
  const [adding, setAdding] = useState<string | null>(null);
  const [reopening, setReopening] = useState(false);
  const submit = useCommand(submitRoster, { rereadStale: true });
  const reopen = useCommand(reopenRoster, { rereadStale: true });
  const remove = useCommand(removeParticipant, { rereadStale: true });
  const { rule, attendees, emptyCategories, problems } = roster;
  const planned = conduct.facts.meeting.state === 'planned';
  const mayDraw = mayAct && planned && roster.state === 'draft' && meeting.sides.includes('unit');
  const categories = [rule.staff, ...rule.attendees, ...rule.representatives];
  const inCategory = Map.groupBy(attendees, ({ category }) => category);
  // Somebody may have been added under a category that the policy had then.
  const others = [...inCategory.keys()].filter((category) => !categories.includes(category));
  const representatives = attendees.filter(({ kind }) => kind === 'representative').length;
  const counts = countAttendance(attendees);
  return (
    <section className="kp-card kp-stack" id="roster">
      <h2>
        {t('roster')}{' '}
        <span className={`kp-tag ${roster.state === 'submitted' ? 'kp-tag-blue' : ''}`}>
          {say(rosterMachine.states[roster.state])}
        </span>
      </h2>
      <p>
        {t('roster.counts', { n: attendees.length, expected: counts.expected })}
        {rule.representatives.length > 0 && (
          <>
            {' '}
            {t('roster.representatives', { n: representatives })}
            {rule.max === null
              ? t('roster.min', { min: rule.min })
              : t('roster.range', { min: rule.min, max: rule.max })}
          </>
        )}
      </p>
      {problems.length > 0 && roster.state === 'draft' && (
        <p className="kp-wrong">{problems.map(({ message }) => say(message)).join(' ')}</p>
      )}
      {emptyCategories.length > 0 && (
        <p className="kp-note">{t('roster.empty', { list: emptyCategories.join(t('and')) })}</p>
      )}
      {[...categories, ...others].map((category) => (
        <Category
          key={category}
          label={category}
          people={inCategory.get(category) ?? []}
          isStaff={category === rule.staff}
          onAdd={mayDraw && category !== rule.staff && categories.includes(category) ? () => setAdding(category) : null}
          onRemove={mayDraw ? (participant) => remove.mutate({ ...place, participant }) : null}
        />
      ))}
      <Refusal error={remove.error ?? submit.error} />
      <div className="kp-row kp-no-print">
        {mayDraw && (
          <Button
            type="primary"
            loading={submit.isPending}
            onClick={() =>
              submit.mutate({ ...place, seen: attendees.length }, { onSuccess: () => toast(t('roster.submitted')) })
            }
          >
            {t('roster.submit')}
          </Button>
        )}
        {mayAct && planned && roster.state === 'submitted' && (
          <Button onClick={() => setReopening(true)}>{t('roster.reopen')}</Button>
        )}
        <LinkButton to={paperPath(place.cycle, place.unit, 'list')}>{t('print.list')}</LinkButton>
      </div>
      {adding !== null && <AddPeopleModal place={place} category={adding} onClose={() => setAdding(null)} />}
      <ReasonModal
        open={reopening}
        title={t('roster.reopen')}
        busy={reopen.isPending}
        error={reopen.error}
        onCancel={() => setReopening(false)}
        onConfirm={(reason) => reopen.mutate({ ...place, reason }, { onSuccess: () => setReopening(false) })}
      >
        {t('roster.reopen.what')}
      </ReasonModal>
    </section>
  );
}

function Category(props: {
  label: string;
  people: Attendee[];
  isStaff: boolean;
  onAdd: (() => void) | null;
  onRemove: ((participant: string) => void) | null;
}) {
  const t = useTexts();
  const { label, people, isStaff, onAdd, onRemove } = props;
  return (
    <details className="kp-meeting-category" open={!isStaff && people.length <= 12}>
      <summary>
        <span>
          {label} <span className="kp-soft">{t('people', { n: people.length })}</span>
        </span>
      </summary>
      {onAdd && (
        <Button size="small" className="kp-no-print" aria-label={`${t('add')} ${label}`} onClick={onAdd}>
          {t('add')}
        </Button>
      )}
      {people.length === 0 ? (
        <p className="kp-soft">{t('nobody')}</p>
      ) : (
        <ul className="kp-plain-list kp-meeting-names">
          {people.map((one) => (
            <li key={one.id} className={one.expected ? '' : 'kp-meeting-unexpected'}>
              <span>
                {one.name}
                {one.note && <span className="kp-soft"> {one.note}</span>}
                {!one.expected && <span className="kp-soft"> {t('unexpected')}</span>}
              </span>
              {onRemove && !isStaff && (
                <button
                  type="button"
                  className="kp-link kp-no-print"
                  aria-label={t('remove.of', { name: one.name })}
                  onClick={() => onRemove(one.id)}
                >
                  {t('remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
