import type { RegisterPerson } from '#shared/api/units.ts';

/** A person as the form holds them: every field may be empty while it is being filled in. */
export type PersonValues = Partial<Omit<RegisterPerson, 'awaitingAssignment'>> & {
  awaitingAssignment?: { originalUnit?: string };
};

const filled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0);

/** The record: texts trimmed, what is empty left out, since the register knows no null. */
export function recordOf(values: PersonValues): RegisterPerson {
  const trimmed = tidy(values) as PersonValues;
  const { awaitingAssignment, ...rest } = trimmed;
  return {
    ...(rest as RegisterPerson),
    ...(awaitingAssignment?.originalUnit
      ? { awaitingAssignment: { originalUnit: awaitingAssignment.originalUnit } }
      : {}),
  };
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]) => [key, key === 'grade' ? field : tidy(field)] as const)
      // a past year without a grade is a fact, not an empty field
      .filter(([key, field]) => filled(field) || (key === 'grade' && field === null) || key === 'note')
      .map(([key, field]) => [key, key === 'note' ? (field ?? '') : field]),
  );
}
