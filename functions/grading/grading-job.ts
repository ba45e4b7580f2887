import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { id, ulid } from '#shared/api/common.ts';
import { grade } from '#shared/grading/grade.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import type { Item } from '#functions/platform/tenant.ts';
import { type JobContext, LeaseLost, type Work } from '#functions/platform/worker.ts';
import { cycleProblems } from '#functions/appraisals/repository.ts';
import { withBallots } from '#shared/ballots/opinions.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import type { GradingRepositories } from './repositories.ts';
import type { StoredRun } from './repository.ts';
import { putRunInput, readDraftPolicy, readRunDataset, sourcesOf } from './run-files.ts';
import { gradeCounts, isProvisional, peopleByHome, summaryOf } from './run-result.ts';

const jobInput = z.strictObject({ cycle: id, run: ulid });

type RunContext = JobContext<GradingRepositories>;

const attempts = 8;
/** so many items go out between two looks at the job */
const itemsAtOnce = 25;

/**
 * The run: freeze the dataset, grade it, store the results, flip the run's state in one transaction with the audit
 * event. Repeated after a crash it grades the dataset that was frozen and writes the same items; nobody sees a run
 * before its state says draft.
 */
export const gradingJob: Work<GradingRepositories> = async (context) => {
  const { cycle, run: runId } = jobInput.parse(context.job.input);
  const { runs } = context.repositories;
  const run = await runs.readRun(cycle, runId);
  if (!run) throw new Refusal('not-found');
  if (run.state !== 'running') return { run: run.id };

  await context.progress(0, 0, 'read');
  const dataset = (await readRunDataset(context.files, run.id)) ?? (await freeze(context, run));
  await context.progress(0, 0, 'grade');
  const result = grade(dataset);
  const summaryParts = await store(context, run, dataset, result);
  await context.progress(1, 1, 'apply');
  const made: StoredRun = {
    ...run,
    ...{ state: 'draft', people: dataset.people.length, summaryParts },
    ...{ grades: gradeCounts(result), provisional: isProvisional(result) },
  };
  await show(context, run, made);
  return { run: run.id };
};

/**
 * The cycle's dataset as it is now, with what its ballots gave, on the run's policy; kept, so that the run can be
 * repeated and explained.
 */
async function freeze({ repositories, files }: RunContext, run: StoredRun): Promise<Dataset> {
  const { cycles, policies, conduct } = repositories;
  const stored = await cycles.readHead(run.cycle);
  const policy = await (run.draft === undefined
    ? policies.readPolicy(run.policyVersion)
    : readDraftPolicy(files, run.id, run.draft));
  if (!stored || !policy) throw new Refusal('not-found');
  const [{ dataset: entered, rows }, made] = await Promise.all([
    cycles.readWhole(stored.content, policy),
    conduct.readBallotOpinions(run.cycle),
  ]);
  const { opinions, counted } = withBallots(entered, made);
  const dataset: Dataset = { ...entered, opinions };
  const problems = cycleProblems(dataset);
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
  await putRunInput(files, run.id, { dataset, sources: sourcesOf(rows.values(), counted) });
  return dataset;
}

async function store(
  { repositories: { runs }, progress }: RunContext,
  run: StoredRun,
  dataset: Dataset,
  result: Result,
): Promise<number> {
  const names = new Map(dataset.units.map((unit) => [unit.id, unit.name]));
  const items: Item[] = await runs.homeItems(
    run.id,
    dataset.people.map((person) => [person.id, person.unit]),
  );
  for (const [unit, people] of peopleByHome(dataset, result))
    items.push(...(await runs.peopleItems(run.id, unit, people, (of) => names.get(of) ?? of)));
  for (let i = 0; i < items.length; i += itemsAtOnce) {
    await runs.putItems(items.slice(i, i + itemsAtOnce));
    await progress(Math.min(i + itemsAtOnce, items.length), items.length + 1, 'store');
  }
  const summary = summaryOf(dataset, result);
  return runs.putSummary(run.id, run.draft === undefined ? summary : { ...summary, policy: dataset.policy });
}

/** The flip: from here on the run is a draft. */
async function show({ repositories, job, clock, stillMine }: RunContext, run: StoredRun, made: StoredRun) {
  const { cycles, runs } = repositories;
  const event = {
    type: 'run.made',
    data: {
      ...{ run: made.id, policyVersion: made.policyVersion, note: made.note, people: made.people },
      ...(made.draft !== undefined && { draftPolicy: made.policyTitle }),
      ...{ grades: made.grades, provisional: made.provisional },
    },
    at: clock.now(),
    actor: job.by,
  };
  for (let attempt = 1; ; attempt++) {
    const stored = await cycles.readHead(run.cycle);
    if (!stored) throw new Refusal('not-found');
    try {
      return await runs.commit([stillMine, runs.changing(run, made), ...(await cycles.recording(stored, event))]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      // Another worker has the job, or has shown the run already.
      if (error.parts.includes(0)) throw new LeaseLost();
      if ((await runs.readRun(run.cycle, run.id))?.state !== 'running') return undefined;
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** attempt);
    }
  }
}
