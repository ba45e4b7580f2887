import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { type readMedia, saveMediaRoster } from '#shared/api/conduct/media.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { StateTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';
import { slotOf } from './use-media.ts';

type Office = Answer<typeof readMedia>;

/** Which units report and who speaks; the principals are proposed. */
export function RosterEditor({ cycle, view, onClose }: { cycle: string; view: Office; onClose: () => void }) {
  const t = useTexts();
  const save = useCommand(saveMediaRoster);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    () => new Map(view.units.map(({ unit, person }) => [unit, person])),
  );
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState(false);
  // What the list was read as when the editing began: a change of somebody else's in between is refused.
  const [version] = useState(view.version);
  const candidates = view.candidates ?? [];
  const isFixed = (unit: string) => slotOf(view, unit) !== undefined;
  const put = (entries: readonly (readonly [string, string | null])[]) =>
    setChosen((now) => {
      const next = new Map(now);
      for (const [unit, person] of entries)
        if (person === null) next.delete(unit);
        else next.set(unit, person);
      return next;
    });
  const proposals = candidates.flatMap(({ unit, people }) =>
    people[0] && !chosen.has(unit) ? [[unit, people[0].id] as const] : [],
  );
  const shown = candidates.filter(({ name }) => name.includes(search.trim()));
  return (
    <section className="kp-card kp-stack">
      <h2>{t('roster.edit')}</h2>
      <p className="kp-soft">{t('roster.edit.hint')}</p>
      <div className="kp-row">
        <Input.Search
          className="kp-media-search"
          aria-label={t('roster.filter')}
          placeholder={t('roster.filter')}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button onClick={() => put(proposals)}>{t('roster.all')}</Button>
        <Button onClick={() => put([...chosen.keys()].filter((unit) => !isFixed(unit)).map((unit) => [unit, null]))}>
          {t('roster.clear')}
        </Button>
        <span className="kp-soft" role="status">
          {t('roster.chosen', { n: chosen.size })}
        </span>
      </div>
      <ul className="kp-plain-list kp-roster" tabIndex={0} aria-label={t('roster')}>
        {shown.map(({ unit, name, people }) => (
          <li key={unit} className="kp-roster-line">
            <Checkbox
              checked={chosen.has(unit)}
              disabled={people.length === 0 || isFixed(unit)}
              onChange={({ target }) => put([[unit, target.checked ? (people[0]?.id ?? null) : null]])}
            >
              {name}
            </Checkbox>
            {people.length === 0 && <span className="kp-soft">{t('roster.nobody')}</span>}
            {chosen.has(unit) && !isFixed(unit) && (
              <Select
                className="kp-roster-speaker"
                aria-label={`${name} ${t('speaker')}`}
                value={chosen.get(unit) ?? null}
                options={people.map((person) => ({ value: person.id, label: person.name }))}
                onChange={(person) => put([[unit, person]])}
              />
            )}
            {isFixed(unit) && (
              <span className="kp-row">
                {people.find(({ id }) => id === chosen.get(unit))?.name}
                <StateTag state={slotOf(view, unit)?.state ?? 'listed'} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="kp-row">
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('roster.save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
      <ReasonModal
        open={asking}
        title={t('roster.save')}
        busy={save.isPending}
        error={save.error}
        onCancel={() => {
          setAsking(false);
          save.reset();
        }}
        onConfirm={(reason) =>
          save.mutate(
            { cycle, version, roster: [...chosen].map(([unit, person]) => ({ unit, person })), reason },
            {
              onSuccess: () => {
                toast(t('roster.saved'));
                onClose();
              },
            },
          )
        }
      >
        {t('roster.what', { n: chosen.size })}
      </ReasonModal>
    </section>
  );
}
