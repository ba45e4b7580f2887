import { Button, Select } from 'antd';
import { useState } from 'react';
import { agendaMachine, agendaOf } from '#shared/appraisal/meeting-agenda.ts';
import { assessmentItem } from '#shared/ballots/assessment.ts';
import { listSpeakers, moveAgenda } from '#shared/api/conduct/meeting.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { moment } from '../../ui/numbers.ts';
import { ballotsPath } from '../ballots/paths.ts';
import { ChairLine } from './chair-line.tsx';
import { oralPath, paperPath } from './paths.ts';
import { useTexts } from './texts.ts';
import type { CardProps } from './use-meeting.ts';

/** The items of the agenda in their order; the first one's beginning is the meeting's. */
export function AgendaCard(props: CardProps) {
  const { place, conduct, meeting, mayAct } = props;
  const t = useTexts();
  const say = useSay();
  const facts = conduct.facts.meeting;
  const [chosen, setChosen] = useState<string | null>(null);
  const items = agendaOf(meeting.agenda, facts);
  const { schedule, roster } = facts;
  const isDue =
    schedule.state === 'agreed' &&
    schedule.slot !== null &&
    schedule.slot.date <= conduct.today &&
    roster.state === 'submitted';
  const isOpen = mayAct && facts.state !== 'closed';
  const speakers = useOperation(listSpeakers, place, { enabled: isOpen && facts.state === 'planned' });
  const known = speakers.data?.speakers ?? [];
  const speaker = chosen ?? (known.length === 1 ? known[0]!.user : null);
  const move = useCommand(moveAgenda, { rereadStale: true });
  return (
    <section className="kp-card kp-stack" id="agenda">
      <h2>{t('agenda')}</h2>
      <ChairLine {...props} />
      <ol className="kp-plain-list kp-meeting-agenda">
        {items.map((item, i) => {
          const [before, after] = [items[i - 1], items[i + 1]];
          const mayStart =
            isOpen && item.state === 'waiting' && (before === undefined ? isDue : before.state === 'ended');
          const act = (action: 'start' | 'end' | 'resume') =>
            move.mutate({
              ...place,
              item: String(i + 1),
              action,
              speaker: i === 0 && action === 'start' ? speaker : null,
            });
          return (
            <li key={item.label} className={item.state === 'running' ? 'kp-meeting-running' : ''}>
              <div className="kp-row">
                <strong>
                  {i + 1}. {item.label}
                </strong>
                <span className={`kp-tag ${item.state === 'running' ? 'kp-tag-blue' : ''}`}>
                  {say(agendaMachine.states[item.state])}
                </span>
              </div>
              {item.startedAt && (
                <p className="kp-soft kp-num">
                  {item.endedAt
                    ? t('item.span', { from: moment(item.startedAt), to: moment(item.endedAt).slice(11) })
                    : t('item.since', { from: moment(item.startedAt) })}
                </p>
              )}
              {item.speaker && (
                <p>{t('speaker.was', { name: item.speaker.name, as: t(`speaker.${item.speaker.as}`) })}</p>
              )}
              {i === 0 && mayStart && meeting.speakerKinds.length > 0 && (
                <label className="kp-meeting-speaker">
                  <span>{t('speaker')}</span>
                  <Select
                    value={speaker}
                    loading={speakers.isPending}
                    placeholder={t('speaker.choose')}
                    notFoundContent={t('speaker.none')}
                    onChange={setChosen}
                    options={known.map((one) => ({
                      value: one.user,
                      label: t('speaker.option', { name: one.name, as: t(`speaker.${one.as}`) }),
                    }))}
                  />
                </label>
              )}
              <div className="kp-row kp-no-print">
                {mayStart && (
                  <Button
                    type="primary"
                    // Before it is known who may speak, it would begin without a speaker.
                    disabled={i === 0 && speakers.isPending}
                    loading={move.isPending}
                    onClick={() => act('start')}
                  >
                    {i === 0 ? t('begin') : t('item.start')}
                  </Button>
                )}
                {isOpen && item.state === 'running' && (
                  <Button type="primary" loading={move.isPending} onClick={() => act('end')}>
                    {t('item.end')}
                  </Button>
                )}
                {isOpen && item.state === 'ended' && (after === undefined || after.state === 'waiting') && (
                  <Button type="text" loading={move.isPending} onClick={() => act('resume')}>
                    {t('item.resume')}
                  </Button>
                )}
                {i === 1 && item.state === 'running' && (
                  <LinkButton to={oralPath(place.cycle, place.unit)}>{t('oral.timer')}</LinkButton>
                )}
                {i === assessmentItem(meeting.agenda) && (
                  <LinkButton to={ballotsPath(place.cycle, place.unit)}>{t('ballots')}</LinkButton>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {isOpen && facts.state === 'planned' && !isDue && <p className="kp-soft">{t('begin.when')}</p>}
      <Refusal error={move.error} />
      <div className="kp-row kp-no-print">
        <LinkButton to={paperPath(place.cycle, place.unit, 'agenda')}>{t('print.agenda')}</LinkButton>
      </div>
    </section>
  );
}
