import { Button, Input, Popconfirm, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';
import type { PollProps, PollView } from './use-poll.ts';
import { useHanding } from './use-handing.ts';

type Voter = PollView['voters'][number];
const byName = new Intl.Collator('zh-CN', { numeric: true });
const shownStates = ['all', 'not', 'handed'] as const;

/** The list at the table where cards are handed out: a tap is "handed", another takes it back. */
export function HandingCard({ place, view }: PollProps) {
  const t = useTexts();
  const handing = useHanding(place);
  const [wanted, setWanted] = useState('');
  const [category, setCategory] = useState('');
  const [shown, setShown] = useState<(typeof shownStates)[number]>('all');
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
      (category === '' || one.category === category) &&
      (shown === 'all' || (shown === 'handed') === isHanded(one)) &&
      (!onlyPresent || one.present === true) &&
      one.name.includes(wanted.trim()),
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
      <div className="kp-poll-tools">
        <Input
          allowClear
          size="large"
          inputMode="search"
          aria-label={t('handing.find')}
          placeholder={t('handing.find')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Select
          size="large"
          aria-label={t('handing.category')}
          value={category}
          onChange={setCategory}
          options={[{ value: '', label: t('handing.all') }, ...categories.map((one) => ({ value: one, label: one }))]}
        />
        <div className="kp-poll-filter" role="group" aria-label={t('handing.show')}>
          {shownStates.map((state) => (
            <button key={state} type="button" aria-pressed={shown === state} onClick={() => setShown(state)}>
              {t(`handing.show.${state}`)} <span className="kp-num">{counts[state]}</span>
            </button>
          ))}
          {asksPresence && (
            <button type="button" aria-pressed={onlyPresent} onClick={() => setOnlyPresent(!onlyPresent)}>
              {t('handing.present')}
            </button>
          )}
        </div>
      </div>
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
