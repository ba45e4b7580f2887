import type { Dataset } from '#shared/dataset/schema.ts';
import { datasetProblems } from '#shared/dataset/check.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';

/** Faults of a cycle as a whole, told so that a person finds the record and the article of the policy. */

/**
 * The faults that a cycle would have (scoring.md §1). There is no file whose places a path could count, so paths name
 * records by id: `units[u03].category`.
 */
export const cycleProblems = (dataset: Dataset): Problem[] =>
  datasetProblems(dataset).map((problem) => ({ ...problem, path: pathById(problem.path, dataset) }));

function pathById(path: string, dataset: Dataset): string {
  return path.replace(/^(groups|units|people|performance|opinions)\[(\d+)\]/, (_, list: ListName, place: string) => {
    const row = dataset[list][Number(place)];
    return `${list}[${row ? nameOf(row) : place}]`;
  });
}

type ListName = 'groups' | 'units' | 'people' | 'performance' | 'opinions';
type Row = Dataset[ListName][number];

const nameOf = (row: Row): string => {
  if ('id' in row) return row.id;
  if ('indicator' in row) return `${row.unit} ${row.indicator}`;
  return `${row.subject.kind} ${row.subject.id} ${row.source}`;
};

/** The field of the policy that the first of these faults comes from, where one does. */
export function policyFieldOf(problems: readonly Problem[]): string | undefined {
  for (const { path, code } of problems) {
    if (path.startsWith('policy.')) return path.slice('policy.'.length);
    if (code === 'too-many-nominees') return 'recognition.perUnit';
    if (code === 'indicator-of-another-category') return 'categories';
    if (code === 'unknown-reference' && /\.(category|indicator)$/.test(path)) return 'categories';
  }
  return undefined;
}

/** An input that has faults, refused with all of them. */
export const faultsRefusal = (problems: Problem[]): Refusal =>
  new Refusal('invalid-input', undefined, { problems, policyField: policyFieldOf(problems) });

export function refuseFaults(problems: Problem[]): void {
  if (problems.length > 0) throw faultsRefusal(problems);
}

export const problem = (path: string, code: string, message: Bilingual): Problem => ({ path, code, message });
