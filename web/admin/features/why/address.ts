import type { PersonField, PoolField, UnitField } from '#shared/grading/explain/address.ts';
import type { Rank } from '#shared/policy/terms.ts';

/** Addresses of the numbers of a result (shared/grading/explain/address.ts), as a page writes them. */

const escaped = (id: string): string => id.replace(/%/g, '%25').replace(/\./g, '%2E');
const isReserved = (id: string): boolean => /^(person:|unit:|pool:)|^(rewards|fund|recognition)(\.|$)/.test(id);

export const personAddress = (id: string, field: PersonField): string =>
  `${isReserved(id) ? 'person:' : ''}${escaped(id)}.${field}`;

/** A bare id is a person's where a person has it: a page that does not know the people asks for the unit by name. */
export const unitAddress = (
  id: string,
  field: UnitField | `indicators.${string}`,
  people?: { has: (id: string) => boolean },
): string => `${isReserved(id) || people?.has(id) !== false ? 'unit:' : ''}${escaped(id)}.${field}`;

export const indicatorField = (indicator: string): `indicators.${string}` => `indicators.${escaped(indicator)}`;

export const poolAddress = (id: string, field: PoolField): string => `pool:${escaped(id)}.${field}`;

export const rewardsAddress = (unit: string | null): string =>
  unit === null ? 'rewards.total' : `rewards.${/^(total$|unit:)/.test(unit) ? 'unit:' : ''}${escaped(unit)}`;

export const fundAddress = (award: { id: string; unit: string } | null): string =>
  award === null ? 'fund.total' : `fund.${escaped(award.id)}.${escaped(award.unit)}`;

export const recognitionAddress = (group: string, rank: Rank): string => `recognition.${escaped(group)}.${rank}`;
