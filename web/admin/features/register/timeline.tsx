import { barKindNames, leaveKindNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { placeOf, spanOf } from './spells.ts';
import type { Spell } from './spells.ts';
import './timeline.css';
import { useTexts } from './texts.ts';

const named = (names: Readonly<Record<string, Bilingual>>) =>
  function useName() {
    const say = useSay();
    return (kind: string) => (names[kind] ? say(names[kind]) : kind);
  };
export const useLeaveName = named(leaveKindNames);
export const useBarName = named(barKindNames);

/** A person's leave, secondments and probation on the calendar: a line each, with its words and dates beside the bar. */
export function Timeline({ spells, today }: { spells: readonly Spell[]; today: string }) {
  const t = useTexts();
  const leaveName = useLeaveName();
  const { register } = useRegister();
  if (spells.length === 0) return <p className="kp-soft">{t('spells.none')}</p>;
  const span = spanOf(spells, today);
  const now = placeOf({ from: today, to: today }, span);
  const words = (spell: Spell) => {
    if (spell.kind === 'leave') return leaveName(spell.what);
    if (spell.kind === 'secondment') return `${t('tag.secondment')} · ${register?.unitName(spell.what) ?? spell.what}`;
    return t('tag.probation');
  };
  const dates = (spell: Spell) => {
    if (spell.from === '') return `${t('to')} ${spell.to ?? ''}`;
    return `${spell.from} — ${spell.to ?? t('ongoing')}`;
  };
  return (
    <ul className="kp-timeline" aria-label={t('spells.label', span)}>
      {spells.map((spell) => {
        const place = placeOf(spell, span);
        return (
          <li key={`${spell.kind} ${spell.what} ${spell.from}`}>
            <span>{words(spell)}</span>
            <span className="kp-soft">{dates(spell)}</span>
            <span className="kp-timeline-track" aria-hidden="true">
              {place && (
                <i
                  className={`kp-timeline-${spell.kind}`}
                  style={{ insetInlineStart: `${place.start * 100}%`, width: `${place.length * 100}%` }}
                />
              )}
              {now && <b style={{ insetInlineStart: `${now.start * 100}%` }} />}
            </span>
          </li>
        );
      })}
      <li className="kp-timeline-years kp-soft" aria-hidden="true">
        <span>{span.from}</span>
        {now && <b style={{ insetInlineStart: `${now.start * 100}%` }}>{t('today')}</b>}
        <span>{span.to}</span>
      </li>
    </ul>
  );
}
