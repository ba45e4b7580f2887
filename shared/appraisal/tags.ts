import type { Person } from '#shared/dataset/schema.ts';

/** What marks a person in a list, in the order in which it is shown. */
export const tags = ['leave', 'secondment', 'probation', 'bar', 'awaiting', 'nominee'] as const;
export type Tag = (typeof tags)[number];

/**
 * The marks of a person on a day: on leave 请假, on loan 借调, on probation 试用期, barred 受限, awaiting assignment
 * 待分配, nominated as recognised by the public 群众满意干部. Spells hold from their first to their last day; one without
 * an end goes on. A mark says what is recorded; what it does to the appraisal is the policy's (scoring.md §2).
 *
 * @param on civil date
 */
export function tagsOf(person: Omit<Person, 'id' | 'name' | 'unit'>, on: string): Tag[] {
  const within = (spell: { from: string; to?: string | undefined }) =>
    spell.from <= on && (spell.to === undefined || on <= spell.to);
  const holds: Record<Tag, boolean> = {
    leave: person.leaves?.some(within) ?? false,
    secondment: person.secondments?.some(within) ?? false,
    probation: person.probationUntil !== undefined && person.probationUntil > on,
    bar: (person.bars?.length ?? 0) > 0,
    awaiting: person.awaitingAssignment !== undefined,
    nominee: person.satisfactionNominee === true,
  };
  return tags.filter((tag) => holds[tag]);
}
