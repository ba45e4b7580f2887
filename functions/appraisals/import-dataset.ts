import { normalDataset } from '#shared/dataset/normal.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type { CycleContent } from './cycle.ts';
import { faultsRefusal, problem } from './faults.ts';
import { refuseIfFrozen } from './frozen.ts';
import type { Importer } from './import-job.ts';
import { policyForImport, presetOf } from './import-policy.ts';
import { planCycle, planRegister } from './plan-import.ts';
import { Staging } from './staging.ts';

/**
 * A whole dataset: its people and units merge into the register, its cycle becomes exactly the file, on a policy version
 * that says what the file's policy says.
 */
export const importDataset: Importer = async (file, input, context) => {
  const { job, repositories } = context;
  const { cycles, policies, register } = repositories;
  const parsed = parseDataset(file);
  if (!parsed.dataset) throw faultsRefusal(parsed.problems);
  const dataset = normalDataset(parsed.dataset);
  if (input.cycle !== null && input.cycle !== dataset.cycle.id) throw faultsRefusal([anotherCycle(input.cycle)]);

  const [head, all] = await Promise.all([register.readHead(), cycles.list()]);
  const people = await register.readAllPeople(head);
  const before = all.find(({ content }) => content.cycle.id === dataset.cycle.id);
  const rows = before ? await cycles.readRows(dataset.cycle.id, before.content.units) : new Map();
  const policy = await policyForImport(policies, { dataset, preset: presetOf(file) }, all, {
    ...job,
    fileName: input.name,
  });
  if (before) refuseIfFrozen(before, dataset.cycle, policy.id);

  const merged = planRegister(head, people, dataset);
  const from = { by: job.by, at: job.at, job: job.id };
  const cycle = planCycle(dataset, new Map([...people, ...merged.plan.lists]), rows, from);

  const staging = new Staging(context);
  staging.expect(merged.plan.lists.size + cycle.plan.units.length);
  const next = await staging.register(merged.plan);
  const known = new Map(before?.content.units.map((entry) => [entry.unit.id, entry]));
  const content: CycleContent = {
    ...{ cycle: cycle.plan.cycle, tenant: cycle.plan.tenant, groups: cycle.plan.groups },
    ...{ policyVersion: policy.id, policyTitle: dataset.policy.title },
    units: await staging.cycle(cycle.plan, next, known),
  };
  const counts = { ...merged.counts, ...cycle.counts };
  const isNewCycle = before === undefined || canonicalJson(before.content) !== canonicalJson(content);
  const event = {
    type: 'import.applied',
    data: { job: job.id, kind: input.kind, file: input.name, groups: merged.plan.groups, ...counts },
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

const anotherCycle = (id: string) =>
  problem('cycle.id', 'id-differs', {
    zh: `文件不是“${id}”年度的数据。`,
    en: `The file is not of the cycle “${id}”.`,
  });
