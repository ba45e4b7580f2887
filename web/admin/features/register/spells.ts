import type { RegisterPerson } from '#shared/api/units.ts';

export interface Spell {
  kind: 'leave' | 'secondment' | 'probation';
  /** a kind of leave, or the host unit's id */
  what: string;
  from: string;
  /** null: goes on */
  to: string | null;
}

/** Leave, secondments and probation of a person in the order in which they begin. */
export function spellsOf(person: RegisterPerson): Spell[] {
  const spells: Spell[] = [
    ...(person.leaves ?? []).map((leave) => ({
      kind: 'leave' as const,
      what: leave.kind,
      from: leave.from,
      to: leave.to,
    })),
    ...(person.secondments ?? []).map((spell) => ({
      kind: 'secondment' as const,
      what: spell.unit,
      from: spell.from,
      to: spell.to ?? null,
    })),
    ...(person.probationUntil ? [{ kind: 'probation' as const, what: '', from: '', to: person.probationUntil }] : []),
  ];
  return spells.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The calendar years that the spells and today touch, as civil dates; at most the last three. */
export function spanOf(spells: readonly Spell[], today: string): { from: string; to: string } {
  const years = [today, ...spells.flatMap((spell) => [spell.from, spell.to ?? ''])]
    .filter((date) => date !== '')
    .map((date) => Number(date.slice(0, 4)));
  const last = Math.max(...years);
  const first = Math.max(Math.min(...years), last - 2);
  return { from: `${first}-01-01`, to: `${last}-12-31` };
}

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Where a spell lies in the span, as fractions of it; null where it lies outside. */
export function placeOf(
  spell: { from: string; to: string | null },
  span: { from: string; to: string },
): { start: number; length: number } | null {
  const [first, last] = [day(span.from), day(span.to) + 1];
  const start = Math.max(spell.from === '' ? first : day(spell.from), first);
  const end = Math.min(spell.to === null ? last : day(spell.to) + 1, last);
  if (end <= start) return null;
  return { start: (start - first) / (last - first), length: (end - start) / (last - first) };
}
