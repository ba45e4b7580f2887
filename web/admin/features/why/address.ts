import { type PersonField, type PoolField, type UnitField, writeAddress } from '#shared/grading/explain/address.ts';
import type { Rank } from '#shared/policy/terms.ts';

/** Addresses of the numbers of a result (shared/grading/explain/address.ts), as a page asks for them. */

type People = { has: (id: string) => boolean };

/** A bare id is a person's where a person has it: a page that does not know the people asks for the unit by name. */
const anybody: People = { has: () => true };

export const personAddress = (id: string, field: PersonField): string =>
  writeAddress({ kind: 'person', id, field }, { people: anybody });

export const unitAddress = (id: string, field: UnitField, people: People = anybody): string =>
  writeAddress({ kind: 'unit', id, field }, { people });

export const indicatorAddress = (id: string, indicator: string, people: People = anybody): string =>
  writeAddress({ kind: 'indicator', id, indicator }, { people });

export const poolAddress = (id: string, field: PoolField): string =>
  writeAddress({ kind: 'pool', id, field }, { people: anybody });

export const rewardsAddress = (unit: string | null): string =>
  writeAddress({ kind: 'rewards', unit }, { people: anybody });

export const fundAddress = (award: { id: string; unit: string } | null): string =>
  writeAddress({ kind: 'fund', award }, { people: anybody });

export const recognitionAddress = (group: string, rank: Rank): string =>
  writeAddress({ kind: 'recognition', group, rank }, { people: anybody });
