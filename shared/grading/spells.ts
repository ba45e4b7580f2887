import type { Policy } from '#shared/policy/schema.ts';
import { addMonths } from './add-months.ts';

/** A spell of leave or secondment in day numbers, both ends included. */
export interface Spell {
  start: number;
  end: number;
}

/** Clipped to the period; those that overlap or touch merged; in order (scoring.md §2). */
export function mergeSpells(spells: readonly Spell[], period: Spell): Spell[] {
  const clipped = spells
    .map(({ start, end }) => ({ start: Math.max(start, period.start), end: Math.min(end, period.end) }))
    .filter(({ start, end }) => start <= end)
    .sort((a, b) => a.start - b.start);
  const merged: Spell[] = [];
  for (const spell of clipped) {
    const last = merged.at(-1);
    if (last && spell.start <= last.end + 1) last.end = Math.max(last.end, spell.end);
    else merged.push(spell);
  }
  return merged;
}

export function totalDays(merged: readonly Spell[]): number {
  return merged.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

type Eligibility = Policy['eligibility'];

/** Half a year or more: one spell of `halfYearMonths` calendar months, or `halfYearDays` in all (scoring.md §2). */
export function isHalfYear(merged: readonly Spell[], eligibility: Eligibility): boolean {
  const { halfYearMonths, halfYearDays } = eligibility;
  return (
    merged.some(({ start, end }) => addMonths(start, halfYearMonths) <= end + 1) || totalDays(merged) >= halfYearDays
  );
}

/** Half a year for leaves, whose bound the policy may exclude (scoring.md §2, `leaveBound`). */
export function isLongLeave(merged: readonly Spell[], eligibility: Eligibility): boolean {
  if (eligibility.leaveBound === 'inclusive') return isHalfYear(merged, eligibility);
  const [only, ...more] = merged;
  if (!only) return false;
  return more.length === 0
    ? addMonths(only.start, eligibility.halfYearMonths) < only.end + 1
    : totalDays(merged) > eligibility.halfYearDays;
}
