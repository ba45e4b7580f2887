import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { checkValues } from './check-values.ts';
import { type CycleContent, datasetOf } from './cycle.ts';
import type { Importer } from './import-job.ts';
import { valuesOf } from './import-register.ts';
import { noCounts, planRows } from './plan-import.ts';
import { Staging } from './staging.ts';
import { emptyRows, opinionKey, performanceKey } from './unit-rows.ts';

/** Performance rows or tallies of a cycle: each replaces the row of its key, the others stay. */
export const importRows: Importer = async (file, input, context) => {
  const { job, repositories } = context;
  const { cycles, policies } = repositories;
  const before = input.cycle === null ? undefined : await cycles.readHead(input.cycle);
  if (!before) throw new Refusal('not-found');
  const { content } = before;
  const policy = (await policies.readPolicy(content.policyVersion))!;
  const data = await cycles.readData(content);
  const { performance, opinions, ...whole } = datasetOf(content, policy, data);

  const incoming =
    input.kind === 'performance'
      ? {
          performance: valuesOf(
            checkValues('performance', file, (raw) => ({
              ...whole,
              performance: without(performance, performanceKey, raw),
            })),
          ),
          opinions: [],
        }
      : {
          performance: [],
          opinions: valuesOf(
            checkValues('opinions', file, (raw) => ({ ...whole, opinions: without(opinions, opinionKey, raw) })),
          ),
        };
  const { rows, counts } = planRows(data.people, data.rows, incoming, { by: job.by, at: job.at, job: job.id });

  const staging = new Staging(context);
  staging.expect(content.units.length);
  const units: CycleContent['units'] = [];
  for (const entry of content.units) {
    const own = rows.get(entry.unit.id) ?? emptyRows;
    units.push({ ...entry, rows: await staging.rows(content.cycle.id, entry.unit.id, own, entry.rows) });
  }
  const next: CycleContent = { ...content, units };
  const event = {
    type: 'import.applied',
    data: { job: job.id, kind: input.kind, file: input.name, ...counts },
    at: context.clock.now(),
    actor: job.by,
  };
  return {
    summary: { ...noCounts, ...counts, cycle: content.cycle.id, policyVersion: content.policyVersion },
    moves: false,
    parts:
      canonicalJson(next) === canonicalJson(content) ? [] : await cycles.changing(before, { content: next }, event),
  };
};

/** Those that no row of the file replaces. What a file's row lacks for its key is a fault told elsewhere. */
function without<T>(list: readonly T[], keyOf: (row: T) => string, raw: readonly Record<string, unknown>[]): T[] {
  const replaced = new Set(raw.map((row) => keyOf({ subject: {}, ...row } as T)));
  return list.filter((row) => !replaced.has(keyOf(row)));
}
