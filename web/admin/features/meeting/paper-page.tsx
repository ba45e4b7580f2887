import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { readRoster } from '#shared/api/conduct/meeting.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageFrame } from './page-frame.tsx';
import { useTexts } from './texts.ts';
import type { CardProps, Roster } from './use-meeting.ts';
import './paper.css';

/** Papers of the meeting on A4: the list to sign, the agenda. */
export function Component() {
  const t = useTexts();
  const [params] = useSearchParams();
  const isAgenda = params.get('what') === 'agenda';
  return (
    <PageFrame
      title={isAgenda ? t('agenda') : t('paper.title')}
      below
      extra={() => (
        <Button type="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
      )}
    >
      {(framed) => (isAgenda ? <AgendaPaper {...framed} /> : <ListPaper {...framed} />)}
    </PageFrame>
  );
}

function Head({ conduct, title }: CardProps & { title: string }) {
  const t = useTexts();
  const { slot, state } = conduct.facts.meeting.schedule;
  const isFixed = slot !== null && state === 'agreed';
  return (
    <>
      <h2 className="kp-meeting-paper-title">{title}</h2>
      <p>
        {t('paper.when', {
          when: isFixed ? t('slot', { date: slot.date, from: slot.from, to: slot.to }) : '＿＿＿＿＿＿＿＿',
        })}
        <br />
        {t('paper.where', { where: isFixed ? slot.place : '＿＿＿＿＿＿＿＿' })}
      </p>
    </>
  );
}

function ListPaper(props: CardProps) {
  const t = useTexts();
  const roster = useOperation(readRoster, props.place);
  if (roster.error) return <ErrorState error={roster.error} retry={() => roster.refetch()} />;
  if (!roster.data) return <Loading />;
  const expected = roster.data.attendees.filter((one) => one.expected);
  return (
    <article className="kp-meeting-paper kp-form-print">
      <Head {...props} title={t('paper.list', { unit: props.conduct.unit.name })} />
      <p>{t('paper.total', { n: expected.length })}</p>
      <Lines attendees={expected} />
    </article>
  );
}

function Lines({ attendees }: { attendees: Roster['attendees'] }) {
  const t = useTexts();
  return (
    <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t('roster')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('paper.number')}</th>
            <th scope="col">{t('paper.name')}</th>
            <th scope="col">{t('paper.category')}</th>
            <th scope="col">{t('paper.post')}</th>
            <th scope="col">{t('paper.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {attendees.map((one, i) => (
            <tr key={one.id}>
              <td>{i + 1}</td>
              <td>{one.name}</td>
              <td>{one.category}</td>
              <td>{one.note}</td>
              <td className="kp-meeting-sign" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgendaPaper(props: CardProps) {
  const t = useTexts();
  const { conduct, meeting } = props;
  const facts = conduct.facts.meeting;
  const speaker = facts.agenda[0]?.speaker?.name;
  return (
    <article className="kp-meeting-paper kp-form-print">
      <Head {...props} title={t('paper.agenda', { unit: conduct.unit.name })} />
      <p>{t('paper.chair', { name: facts.chair?.who.name ?? meeting.usualChair?.name ?? '＿＿＿＿＿＿' })}</p>
      <ol className="kp-meeting-paper-items">
        {meeting.agenda.map((label, i) => (
          <li key={label}>
            {label}
            {i === 0 && speaker && t('paper.speaker', { name: speaker })}
            {i === 1 && (
              <>
                {t('paper.limit', { minutes: meeting.maxMinutes })}
                <p>{meeting.oral.map(({ name }) => name).join(t('and'))}</p>
              </>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
