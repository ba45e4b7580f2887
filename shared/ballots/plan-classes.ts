import type { Attendee, CompositionRule } from '#shared/appraisal/meeting-roster.ts';
import type { Policy } from '#shared/policy/schema.ts';

/** Into which classes the voters of a mass rating 群众评价 fall (A-36 … A-39, B-140, B-141, Q-20). */

export interface PlanVoter {
  /** that of the participant: `@<person>`, or their own where they are no one of the register */
  id: string;
  name: string;
  category: string;
  /** of the register; null for who was added by name */
  person: string | null;
}

export interface VoterClass {
  title: string;
  /** whether it rates the ordinary staff, where these are rated jointly */
  ratesStaff: boolean;
  isOfUnit: boolean;
  voters: readonly PlanVoter[];
}

const isWholeStaff = (label: string): boolean => label.startsWith('全体');

export interface Raters {
  /** what the unit's own people are called; null: they do not rate */
  staff: string | null;
  /** the others' categories; null: everybody who attends */
  others: readonly string[] | null;
  /** the field of the policy that asks for it */
  field: string;
}

/**
 * Who rates by the policy: the row of `ballots.mass.raters` that has the unit's category, where there is none everybody
 * who is at the meeting.
 */
export function ratersOf({ ballots }: Pick<Policy, 'ballots'>, category: string, rule: CompositionRule): Raters {
  const at = ballots.mass.raters.findIndex(({ categories }) => categories.includes(category));
  const row = ballots.mass.raters[at];
  if (!row) return { staff: rule.staff, others: null, field: rule.path ?? 'meetings.attendance' };
  const isOwn = (label: string) => isWholeStaff(label) || label === rule.staff;
  return {
    staff: row.raters.find(isOwn) ?? null,
    others: row.raters.filter((label) => !isOwn(label)),
    field: `ballots.mass.raters[${at}]`,
  };
}

export const voterOf = ({ id, name, category, person }: Attendee): PlanVoter => ({ id, name, category, person });

const titleOf = (categories: readonly string[]): string => categories.join('、');

const merged = (title: string, a: VoterClass, b: VoterClass): VoterClass => ({
  ...{ title, ratesStaff: a.ratesStaff, isOfUnit: a.isOfUnit || b.isOfUnit },
  voters: [...a.voters, ...b.voters],
});

/**
 * The classes: the unit's staff; each category of others that has so many voters that their results may be seen
 * (`opinion.minBallots`). Smaller ones are one class; still too small, they vote with the smallest of the other
 * categories, else with the staff. Only those that rate the same subjects are put together: where nobody else does, the
 * class stays too small, and the plan warns.
 * @param own of the unit, who are no peers
 * @param others everybody else who rates
 */
export function votersByClass(
  { opinion, ballots }: Pick<Policy, 'opinion' | 'ballots'>,
  staff: string | null,
  own: readonly PlanVoter[],
  others: readonly PlanVoter[],
): VoterClass[] {
  const ratesStaff = (category: string) => !ballots.mass.staffNotRatedBy.includes(category);
  const ofUnit: VoterClass[] =
    staff !== null && own.length > 0
      ? [{ title: staff, ratesStaff: ratesStaff(staff), isOfUnit: true, voters: own }]
      : [];
  const categories = [...Map.groupBy(others, ({ category }) => category)];
  const outside = [true, false].flatMap((rates) => {
    const those = categories.filter(([category]) => ratesStaff(category) === rates);
    return outsideClasses(
      those.map(([title, voters]) => ({ title, ratesStaff: rates, isOfUnit: false, voters })),
      opinion.minBallots,
    );
  });
  return outside.reduce<VoterClass[]>((classes, one) => {
    const [host] = classes;
    const joins = one.voters.length < opinion.minBallots && host?.isOfUnit && host.ratesStaff === one.ratesStaff;
    return joins ? [merged(titleOf([host.title, one.title]), host, one), ...classes.slice(1)] : [...classes, one];
  }, ofUnit);
}

function outsideClasses(classes: readonly VoterClass[], min: number): VoterClass[] {
  const large = classes.filter(({ voters }) => voters.length >= min);
  const small = classes.filter(({ voters }) => voters.length < min);
  const [first, ...rest] = small;
  if (!first) return large;
  const together = rest.reduce((a, b) => merged(titleOf([a.title, b.title]), a, b), first);
  const host = large.toSorted((a, b) => a.voters.length - b.voters.length)[0];
  if (together.voters.length >= min || !host) return [...large, together];
  return large.map((one) => (one === host ? merged(titleOf([one.title, together.title]), one, together) : one));
}
