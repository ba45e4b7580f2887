import { exportDataset, normalDataset } from '#shared/dataset/normal.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type { PolicyRepository } from '#functions/policies/repository.ts';
import { type CycleContent, type CycleData, datasetOf, splitDecisions } from './cycle.ts';
import { faultsRefusal, problem } from './faults.ts';
import { refuseIfDecisionsStand, refuseIfFrozen } from './frozen.ts';
import type { Attempt, Importer } from './import-job.ts';
import { policyForImport, presetOf } from './import-policy.ts';
import { planCycle, planRegister, unknownOf } from './plan-import.ts';
import type { StoredCycle } from './repository.ts';
import { Staging } from './staging.ts';

/**
 * A whole dataset: its people and units merge into the register, its cycle becomes exactly the file, on a policy version
 * that says what the file's policy says. Where the cycle is closed or the county has a later one, the register takes only whom it does not
 * know: an old year's records do not replace today's. What the cycle holds already is nothing new, whatever became of
 * the register since.
 */
export const importDataset: Importer = async (uploaded, input, context) => {
  const { job, repositories } = context;
  const { cycles, policies, register } = repositories;
  const parsed = parseDataset(uploaded);
  if (!parsed.dataset) throw faultsRefusal(parsed.problems);
  const file = normalDataset(parsed.dataset);
  if (input.cycle !== null && input.cycle !== file.cycle.id) throw faultsRefusal([anotherCycle(input.cycle)]);

  const [head, all] = await Promise.all([register.readHead(), cycles.list()]);
  const before = all.find(({ content }) => content.cycle.id === file.cycle.id);
  const held = before && (await cycles.readData(before.content));
  if (before && held && (await isSame(policies, before.content, held, file))) return nothing(before, file);
  const from = { by: job.by, at: job.at, job: job.id };
  const { decisions, dataset } = splitDecisions(file, before?.content.decisions ?? [], from);
  const people = await register.readAllPeople(head);
  const rows = held?.rows ?? new Map();
  const policy = await policyForImport(policies, { dataset, preset: presetOf(uploaded) }, all, {
    ...job,
    fileName: input.name,
  });
  if (before) refuseIfFrozen(before, dataset.cycle, policy.id);
  if (before && canonicalJson(before.content.decisions) !== canonicalJson(decisions)) refuseIfDecisionsStand(before);

  const isPast = before?.state === 'closed' || all.some(({ content }) => content.cycle.year > dataset.cycle.year);
  const merged = planRegister(head, people, isPast ? unknownOf(head, people, dataset) : dataset);
  const records = isPast ? Map.groupBy(dataset.people, ({ unit }) => unit) : new Map([...people, ...merged.plan.lists]);
  const cycle = planCycle(dataset, records, rows, from);

  const staging = new Staging(context);
  staging.expect(merged.plan.lists.size + cycle.plan.units.length);
  const next = await staging.register(merged.plan);
  const known = new Map(before?.content.units.map((entry) => [entry.unit.id, entry]));
  const content: CycleContent = {
    ...{ cycle: cycle.plan.cycle, tenant: cycle.plan.tenant, groups: cycle.plan.groups },
    ...{ policyVersion: policy.id, policyTitle: dataset.policy.title },
    units: await staging.cycle(cycle.plan, next, known),
    decisions,
  };
  // Whoever the register keeps as they are counts as the same.
  const { units, people: persons } = merged.counts;
  const counts = {
    units: { ...units, same: dataset.units.length - units.added - units.changed },
    people: { ...persons, same: dataset.people.length - persons.added - persons.changed },
    ...cycle.counts,
  };
  const isNewCycle = before === undefined || canonicalJson(before.content) !== canonicalJson(content);
  const event = {
    type: 'import.applied',
    data: {
      job: job.id,
      kind: input.kind,
      file: input.name,
      groups: merged.plan.groups,
      ...counts,
      decisions: decisions.length,
    },
    at: context.clock.now(),
    actor: job.by,
  };
  return {
    summary: { cycle: dataset.cycle.id, ...counts, policyVersion: policy.id },
    moves: merged.plan.moved.length > 0,
    parts: [
      ...(merged.plan.isChanged ? await register.headTransaction(head, next, event) : []),
      ...(isNewCycle ? await cycles.changing(before, { content }, event) : []),
      ...policy.parts,
    ],
  };
};

/** Whether the cycle is already exactly the file. */
async function isSame(
  policies: PolicyRepository,
  content: CycleContent,
  held: CycleData,
  dataset: Dataset,
): Promise<boolean> {
  const policy = await policies.readPolicy(content.policyVersion);
  if (!policy) throw new Error(`a cycle without its policy: ${content.cycle.id}`);
  return exportDataset(datasetOf(content, policy, held)) === exportDataset(dataset);
}

function nothing({ content }: StoredCycle, { cycle, units, people, performance, opinions }: Dataset): Attempt {
  const same = (list: readonly unknown[]) => ({ added: 0, changed: 0, same: list.length });
  return {
    summary: {
      ...{ cycle: cycle.id, policyVersion: content.policyVersion, units: same(units), people: same(people) },
      ...{ performance: { ...same(performance), removed: 0 }, opinions: { ...same(opinions), removed: 0 } },
    },
    moves: false,
    parts: [],
  };
}

const anotherCycle = (id: string) =>
  problem('cycle.id', 'id-differs', {
    zh: `文件不是“${id}”年度的数据。`,
    en: `The file is not of the cycle “${id}”.`,
  });
