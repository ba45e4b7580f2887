import { byCodePoint, sorted } from '#shared/grading/code-points.ts';
import { isRecord, setOwn } from '#shared/policy/merge.ts';
import { personGrades, selfGrades, sources, teamGrades } from '#shared/policy/schema.ts';
import { ballotsOf, votesOn } from './ballots-of.ts';
import { datasetSchema } from './schema.ts';
import type { Dataset, OpinionRow, Person, Unit } from './schema.ts';

/**
 * The one form of a dataset among all that say the same: keys in the schema's order, lists without an order of their own
 * sorted (by id; rows by what they are about; a person's spells by date, records by year), empty optional lists and flags
 * that are off left out. The lists of the policy and the deductions of a row keep their order: it is said to people.
 */
export function normalDataset(dataset: Dataset): Dataset {
  const d = datasetSchema.parse(dataset);
  return {
    ...d,
    policy: {
      ...d.policy,
      eligibility: { ...d.policy.eligibility, barEffects: byKey(d.policy.eligibility.barEffects) },
    },
    groups: by(d.groups, (group) => group.id),
    units: by(d.units, (unit) => unit.id).map(normalUnit),
    people: by(d.people, (person) => person.id).map(normalPerson),
    performance: by(
      d.performance,
      (row) => row.unit,
      (row) => row.indicator,
    ).map((row) => tidy({ ...row, veto: row.veto || undefined })),
    opinions: by(
      d.opinions,
      (row) => row.subject.kind,
      (row) => row.subject.id,
      (row) => String(sources.indexOf(row.source)),
    ).map(normalOpinion),
  };
}

/** The dataset as a file: the same content is always the same text, and comes in again as the same dataset. */
export function exportDataset(dataset: Dataset): string {
  return `${JSON.stringify(normalDataset(dataset), null, 1)}\n`;
}

function normalUnit(unit: Unit): Unit {
  return tidy({ ...unit, history: unit.history && byYear(unit.history) });
}

function normalPerson(person: Person): Person {
  const { leaves, secondments, duties, bars, history } = person;
  return tidy({
    ...person,
    satisfactionNominee: person.satisfactionNominee || undefined,
    leaves:
      leaves &&
      by(
        leaves,
        (s) => s.from,
        (s) => s.to,
        (s) => s.kind,
      ),
    secondments:
      secondments &&
      by(
        secondments,
        (s) => s.from,
        (s) => s.to ?? '9999',
        (s) => s.unit,
      ).map(tidy),
    duties:
      duties &&
      by(
        duties,
        (duty) => duty.indicator,
        (duty) => duty.responsibility,
      ),
    bars:
      bars &&
      by(
        bars,
        (bar) => bar.kind,
        (bar) => bar.note,
      ),
    history: history && byYear(history).map(tidy),
  });
}

function normalOpinion(row: OpinionRow): OpinionRow {
  const scale: readonly string[] =
    row.source === 'self' ? selfGrades : row.subject.kind === 'team' ? teamGrades : personGrades;
  const counts = scale.flatMap((grade): [string, number][] =>
    Object.hasOwn(row.counts, grade) ? [[grade, row.counts[grade]!]] : [],
  );
  const { ballots: _, ...rest } = row;
  return { ...rest, ...votesOn(Object.fromEntries(counts), ballotsOf(row)) };
}

function by<T>(list: readonly T[], ...keys: ((item: T) => string)[]): T[] {
  return list.toSorted((a, b) => {
    for (const key of keys) {
      const order = byCodePoint(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  });
}

function byYear<T extends { year: number }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => a.year - b.year);
}

function byKey<V>(map: Record<string, V>): Record<string, V> {
  const ordered: Record<string, V> = {};
  for (const key of sorted(Object.keys(map))) setOwn(ordered, key, map[key]);
  return ordered;
}

/** Without keys that are undefined and lists that are empty. */
function tidy<T extends object>(row: T): T {
  if (!isRecord(row)) return row;
  const entries = Object.entries(row).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as T;
}
