import { grade } from '#shared/grading/grade.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import {
  gradeCounts,
  isProvisional,
  peopleByHome,
  readRunDataset,
  runRepository,
  type StoredRun,
  summaryOf,
} from '#functions/grading/repository.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import type { Archive } from './read-archive.ts';

export interface Recomputed {
  run: StoredRun;
  people: number;
  /** whether what is stored is, figure for figure, what the engine makes of the run's dataset on the policy it names */
  isSame: boolean;
}

/** Every run of a sound archive again from the dataset that it was made from. */
export async function* recompute({ items, files, client }: Archive): AsyncGenerator<Recomputed> {
  const [runs, policies] = [runRepository(client), policyRepository(client)];
  const stored = { get: async (name: string) => files.get(name) ?? undefined };
  for (const { kind, attributes } of items) {
    if (kind !== 'run') continue;
    const run = attributes as unknown as StoredRun;
    const dataset = (await readRunDataset(stored, run.id))!;
    const again = grade(dataset);
    const people = await runs.readPeople(run.id);
    const { policy: draft, ...summary } = await runs.readSummary(run);
    const policy = run.draft === undefined ? await policies.readPolicy(run.policyVersion) : draft;
    const kept = [people, summary, run.grades, run.provisional, policy];
    const rows = [...peopleByHome(dataset, again).values()].flat().sort((a, b) => byCodePoint(a.id, b.id));
    const made = [rows, summaryOf(dataset, again), gradeCounts(again), isProvisional(again), dataset.policy];
    yield { run, people: people.length, isSame: contentHash(kept) === contentHash(made) };
  }
}
