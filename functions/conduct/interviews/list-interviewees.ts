import { listInterviewees } from '#shared/api/conduct/interviews.ts';
import { emptyRecord, type Interview } from '#shared/appraisal/interview-record.ts';
import { listingProblem } from '#shared/appraisal/interviews.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised } from '../view.ts';
import { kind, refuseIfInterviewsClosed } from './interview.ts';

type Entry = { id: string; person: string | null; name: string; post: string; category: string };

/** Entries that are listed already (by id, or a person again) are left as they are. */
export const listIntervieweesOperation = implement(
  listInterviewees,
  ({ cycle, unit, entries }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.group'] }, async ({ view, facts: { interviews } }) => {
      refuseIfInterviewsClosed(interviews);
      const [stored, appraised] = await Promise.all([
        context.repositories.conduct.listDetails<Interview>(cycle, unit, kind),
        readAppraised(context, view),
      ]);
      const people = new Map((appraised.get(unit) ?? []).map((person) => [person.id, person]));
      const problems = entryProblems(entries, people, view.policy.interviews.scope);
      if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });

      const ids = new Set(stored.map(({ id }) => id));
      const listed = new Set(stored.flatMap(({ state, who }) => (state === 'withdrawn' ? [] : [who.person])));
      const isNew = ({ id, person }: Entry) => !ids.has(id) && (person === null || !listed.has(person));
      const fresh = entries.filter((entry, i) => isNew(entry) && isFirst(entries, i));
      if (fresh.length === 0) return { answer: { listed: interviews.listed } };
      const problem = listingProblem(view.policy, interviews, fresh.length);
      if (problem) {
        const { field, ...fault } = problem;
        throw new Refusal('refused', fault.message, { problems: [fault], policyField: field });
      }
      const next = interviews.listed + fresh.length;
      return {
        answer: { listed: next },
        facts: { interviews: { ...interviews, listed: next } },
        details: fresh.map(({ id, person, name, post, category }) => {
          const who = { person, name: person === null ? name : people.get(person)!.name, post };
          const content: Interview = { who, category, plan: null, state: 'listed', record: emptyRecord };
          return { kind, id, before: null, content: { ...content } };
        }),
        event: { type: 'interview.listed', data: { unit, listed: fresh.length, all: next } },
      };
    }),
);

const isFirst = (entries: readonly Entry[], at: number): boolean => {
  const { id, person } = entries[at]!;
  return entries.findIndex((one) => one.id === id || (person !== null && one.person === person)) === at;
};

function entryProblems(
  entries: readonly Entry[],
  people: ReadonlyMap<string, Appraised>,
  scope: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  entries.forEach(({ person, name, post, category }, i) => {
    const add = (field: string, code: string, zh: string, en: string) =>
      problems.push({ path: `entries[${i}].${field}`, code, message: { zh, en } });
    if (person !== null && !people.has(person))
      add('person', 'unknown-reference', '此人不在本单位参加考核。', 'Nobody appraised in the unit.');
    if (person === null && name === '') add('name', 'required', '请填写姓名。', 'Give the name.');
    if (person === null && post === '') add('post', 'required', '请填写职务。', 'Give the post.');
    if (!scope.includes(category))
      add('category', 'unknown-reference', `谈话对象类别须为：${scope.join('、')}。`, `One of: ${scope.join(', ')}.`);
  });
  return problems;
}
