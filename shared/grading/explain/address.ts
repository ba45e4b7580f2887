import type { Rank } from '#shared/policy/schema.ts';
import type { DatasetIndex } from '../index-dataset.ts';
import type { Result } from '../result.ts';

/**
 * The address of a number in a result:
 *
 *     <person>.team … <person>.pool         `person:` may stand before it
 *     <unit>.performance … <unit>.grade     `unit:` may stand before it
 *     <unit>.indicators.<indicator>
 *     pool:<pool>.quota | placesLeft | awarded | participants
 *     rewards.<unit>, rewards.total         `rewards.unit:total` for a unit called `total`
 *     fund.total, fund.<award>.<unit>
 *     recognition.<group>.cadre | staff
 *
 * A bare id is a person's where a person has it, else a unit's; `unit:` asks for the unit. What begins with a word of
 * the list above (`pool:`, `rewards.` …) is read as that; `person:` asks for a person called so. In an id `.` may be
 * written `%2E` and `%` `%25`, and is so in every address that this program writes: such an address has one meaning.
 */
export type Address =
  | { kind: 'person'; id: string; field: PersonField }
  | { kind: 'unit'; id: string; field: UnitField }
  | { kind: 'indicator'; id: string; indicator: string }
  | { kind: 'pool'; id: string; field: PoolField }
  | { kind: 'rewards'; unit: string | null }
  | { kind: 'fund'; award: { id: string; unit: string } | null }
  | { kind: 'recognition'; group: string; rank: Rank };

export const personFields = [
  'status',
  'appraisalUnit',
  'pool',
  'team',
  'duty',
  'opinion',
  'composite',
  'order',
  'grade',
  'honour',
  'amount',
  'countsForProgression',
] as const;
export const unitFields = ['performance', 'opinion', 'composite', 'rank', 'grade'] as const;
export const poolFields = ['participants', 'quota', 'awarded', 'placesLeft'] as const;
export type PersonField = (typeof personFields)[number];
export type UnitField = (typeof unitFields)[number];
export type PoolField = (typeof poolFields)[number];

/** No number of this result has the address. */
export class UnknownAddress extends Error {
  readonly code = 'unknown-address';
  readonly address: string;
  constructor(address: string) {
    super(`no number of the result has the address ${address}`);
    this.address = address;
  }
}

const heads = ['person:', 'unit:', 'pool:', 'rewards.', 'fund.', 'recognition.'] as const;

/** Reads an address. Throws UnknownAddress. */
export function parseAddress(text: string, index: DatasetIndex, result: Result): Address {
  const head = heads.find((start) => text.startsWith(start)) ?? '';
  const rest = text.slice(head.length);
  for (const parts of waysToSplit(rest)) {
    const address = understand(head, parts, index, result);
    if (address) return address;
  }
  throw new UnknownAddress(text);
}

/** First as written by this program, every dot a separator; then with dots that belong to ids. */
function* waysToSplit(rest: string): Generator<string[]> {
  const parts = rest.split('.');
  yield parts.map((part) => part.replace(/%2E/gi, '.').replace(/%25/g, '%'));
  yield [rest];
  for (let i = 1; i < parts.length; i += 1) yield [parts.slice(0, i).join('.'), parts.slice(i).join('.')];
  for (let i = 1; i < parts.length - 1; i += 1) {
    if (parts[i] === 'indicators') yield [parts.slice(0, i).join('.'), 'indicators', parts.slice(i + 1).join('.')];
  }
}

function understand(head: string, parts: string[], index: DatasetIndex, result: Result): Address | null {
  const [first = '', second = ''] = parts;
  switch (head) {
    case 'person:':
      return personAddress(parts, index);
    case 'unit:':
      return unitAddress(parts, index);
    case 'pool:': {
      const field = poolFields.find((known) => known === second);
      if (parts.length !== 2 || !field || !result.pools.some(({ id }) => id === first)) return null;
      return { kind: 'pool', id: first, field };
    }
    case 'rewards.': {
      if (parts.length !== 1) return null;
      if (first === 'total') return { kind: 'rewards', unit: null };
      const unit = first.startsWith('unit:') ? first.slice('unit:'.length) : first;
      return index.units.has(unit) ? { kind: 'rewards', unit } : null;
    }
    case 'fund.': {
      if (parts.length === 1) return first === 'total' ? { kind: 'fund', award: null } : null;
      const isGiven = result.fund.awards.some(({ id, unit }) => id === first && unit === second);
      return parts.length === 2 && isGiven ? { kind: 'fund', award: { id: first, unit: second } } : null;
    }
    case 'recognition.': {
      if (parts.length !== 2 || !index.dataset.groups.some(({ id }) => id === first)) return null;
      return second === 'cadre' || second === 'staff' ? { kind: 'recognition', group: first, rank: second } : null;
    }
    default:
      return personAddress(parts, index) ?? unitAddress(parts, index);
  }
}

function personAddress([id = '', name, ...more]: string[], index: DatasetIndex): Address | null {
  const field = personFields.find((known) => known === name);
  return field && more.length === 0 && index.people.has(id) ? { kind: 'person', id, field } : null;
}

function unitAddress([id = '', name, ...more]: string[], index: DatasetIndex): Address | null {
  const unit = index.units.get(id);
  if (unit?.level !== 'first') return null;
  if (name === 'indicators') {
    const indicator = index.indicators.get(unit.category)!.find((known) => known.id === more[0]);
    return indicator && more.length === 1 ? { kind: 'indicator', id, indicator: indicator.id } : null;
  }
  const field = unitFields.find((known) => known === name);
  return field && more.length === 0 ? { kind: 'unit', id, field } : null;
}

/** The people of a dataset, as far as an address must tell a unit from a person of the same id. */
export interface KnownPeople {
  people: { has: (id: string) => boolean };
}

/** Writes an address so that it has one meaning in this dataset. */
export function writeAddress(address: Address, index: KnownPeople): string {
  switch (address.kind) {
    case 'person':
      return `${isReserved(address.id) ? 'person:' : ''}${escaped(address.id)}.${address.field}`;
    case 'unit':
      return `${unitHead(address.id, index)}${escaped(address.id)}.${address.field}`;
    case 'indicator':
      return `${unitHead(address.id, index)}${escaped(address.id)}.indicators.${escaped(address.indicator)}`;
    case 'pool':
      return `pool:${escaped(address.id)}.${address.field}`;
    case 'rewards':
      if (address.unit === null) return 'rewards.total';
      return `rewards.${/^(total$|unit:)/.test(address.unit) ? 'unit:' : ''}${escaped(address.unit)}`;
    case 'fund':
      return address.award ? `fund.${escaped(address.award.id)}.${escaped(address.award.unit)}` : 'fund.total';
    case 'recognition':
      return `recognition.${escaped(address.group)}.${address.rank}`;
  }
}

const escaped = (id: string) => id.replace(/%/g, '%25').replace(/\./g, '%2E');
const isReserved = (id: string) => heads.some((head) => `${id}.`.startsWith(head));
const unitHead = (id: string, index: KnownPeople) => (index.people.has(id) || isReserved(id) ? 'unit:' : '');
