import { Button, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { Refusal } from '../../ui/error-state.tsx';
import { ListTools, type ListView } from '../../ui/list-tools.tsx';
import { useTexts } from './texts.ts';
import type { PollProps, PollView } from './use-poll.ts';
import { useHanding } from './use-handing.ts';

type Voter = PollView['voters'][number];
const byName = new Intl.Collator('zh-CN', { numeric: true });
const shownStates = ['all', 'not', 'handed'] as const;
type Shown = (typeof shownStates)[number];

/** The list at the table where cards are handed out: a tap is "handed", another takes it back. */
export function HandingCard({ place, view }: PollProps) {
  const t = useTexts();
  const handing = useHanding(place);
  const [narrowed, setNarrowed] = useState<ListView<Shown>>({ wanted: '', category: '', shown: 'all' });
  const [onlyPresent, setOnlyPresent] = useState(false);
  const { poll, progress } = view;
  // By name, as they are called out and looked for at the door.
  const voters = useMemo(() => view.voters.toSorted((a, b) => byName.compare(a.name, b.name)), [view.voters]);
  const categories = useMemo(() => [...new Set(voters.map((one) => one.category))], [voters]);
  const asksPresence = voters.some(({ present }) => present !== null);
  const isHanded = (one: Voter) => handing.pending.get(one.id) ?? one.given !== 'no';
  const counts = {
    all: voters.length,
    not: voters.filter((one) => !isHanded(one)).length,
    handed: voters.filter(isHanded).length,
  };
  const found = voters.filter(
    (one) =>
      (narrowed.category === '' || one.category === narrowed.category) &&
      (narrowed.shown === 'all' || (narrowed.shown === 'handed') === isHanded(one)) &&
      (!onlyPresent || one.present === true) &&
      one.name.includes(narrowed.wanted.trim()),
  );
  const mayMark = poll.acts.includes('hand-out') && progress.cards > 0;
  const without = mayMark ? found.filter((one) => !isHanded(one) && one.present !== false) : [];
  return (
    <section className="kp-card kp-stack kp-no-print" id="cards">
      <h2>{t('handing')}</h2>
      <p className="kp-soft">
        {t(mayMark ? 'handing.hint' : progress.cards === 0 ? 'handing.before' : 'handing.read')}
      </p>
      <Refusal error={handing.error} />
      <ListTools
        texts={{
          find: t('handing.find'),
          category: t('handing.category'),
          all: t('handing.all'),
          show: t('handing.show'),
        }}
        view={narrowed}
        onView={setNarrowed}
        categories={categories}
        states={shownStates.map((state) => ({ state, label: t(`handing.show.${state}`), count: counts[state] }))}
      >
        {asksPresence && (
          <button type="button" aria-pressed={onlyPresent} onClick={() => setOnlyPresent(!onlyPresent)}>
            {t('handing.present')}
          </button>
        )}
      </ListTools>
      {without.length > 1 && (
        <Popconfirm
          title={t('handing.everybody.sure', { n: without.length })}
          onConfirm={() => without.forEach(({ id }) => handing.mark(id, true))}
        >
          <Button className="kp-poll-everybody">{t('handing.everybody', { n: without.length })}</Button>
        </Popconfirm>
      )}
      {found.length === 0 ? (
        <p className="kp-soft">{t(voters.length === 0 ? 'handing.empty' : 'handing.nobody')}</p>
      ) : (
        <ul className="kp-plain-list kp-poll-voters">
          {found.map((one) => (
            <VoterRow
              key={one.id}
              voter={one}
              isHanded={isHanded(one)}
              isPending={handing.pending.has(one.id)}
              mayMark={mayMark && one.given !== 'taken'}
              onMark={(given) => handing.mark(one.id, given)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function VoterRow(props: {
  voter: Voter;
  isHanded: boolean;
  isPending: boolean;
  mayMark: boolean;
  onMark: (given: boolean) => void;
}) {
  const { voter, isHanded, mayMark } = props;
  const t = useTexts();
  const mayGive = mayMark && !isHanded && voter.present !== false;
  const notes = [
    voter.category,
    ...(voter.present === null ? [] : [t(voter.present ? 'handing.here' : 'handing.away')]),
    ...(voter.own ? [t('handing.own')] : []),
  ];
  const who = (
    <>
      <span className="kp-poll-voter">{voter.name}</span>
      <small>{notes.join(' · ')}</small>
    </>
  );
  return (
    <li data-handed={isHanded} data-away={voter.present === false && !isHanded}>
      {mayGive ? (
        <button type="button" className="kp-poll-hand" onClick={() => props.onMark(true)}>
          {who}
          <span className="kp-hidden">{t('handing.give')}</span>
        </button>
      ) : (
        <span className="kp-poll-hand">{who}</span>
      )}
      <span className="kp-poll-given">
        {voter.given === 'taken' ? (
          <b>{t('handing.taken')}</b>
        ) : isHanded ? (
          <b>✓ {t('handing.handed')}</b>
        ) : (
          mayGive && <span aria-hidden>{t('handing.give')}</span>
        )}
        {props.isPending && <small>{t('handing.pending')}</small>}
      </span>
      {mayMark && isHanded && (
        <button type="button" className="kp-poll-undo" onClick={() => props.onMark(false)}>
          {t('handing.undo')}
          <span className="kp-hidden">{voter.name}</span>
        </button>
      )}
    </li>
  );
}
