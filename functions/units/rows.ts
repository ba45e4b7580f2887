import type { PersonRow, RegisterPerson, UnitRow } from '#shared/api/units.ts';
import { tagsOf } from '#shared/appraisal/tags.ts';
import type { Group } from '#shared/dataset/schema.ts';
import type { UnitEntry } from './register.ts';
import { recordVersion } from './repository.ts';

/** Records of the register as the contract shows them. */

export const unitRowOf = ({ unit, people }: UnitEntry): UnitRow => ({
  ...unit,
  version: recordVersion(unit),
  people: people.n,
});

export const groupRowOf = (group: Group) => ({ ...group, version: recordVersion(group) });

/** @param today civil date, for the marks */
export const personRowOf = (person: RegisterPerson, today: string): PersonRow => ({
  id: person.id,
  name: person.name,
  unit: person.unit,
  rank: person.rank,
  role: person.role,
  number: person.number,
  post: person.post,
  tags: tagsOf(person, today),
});

/** The civil date in the county, whose working calendar names the zone. */
export const civilDateIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
