import type { OpinionRow, PerformanceRow } from '#shared/dataset/schema.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import type { TenantFiles } from '#functions/platform/files.ts';
import type { Provenance, UnitRows } from '#functions/appraisals/repository.ts';

/**
 * What a run was made from, in the object store: its dataset, and who had brought each row in; a trial's own policy. Repeating and explaining
 * a run use these, never today's rows.
 */

export interface RunInput {
  dataset: Dataset;
  sources: RowSources;
}

/** Who brought the rows in: a list, and for each row (by the key that derivations use) its place in it. */
export interface RowSources {
  from: Provenance[];
  rows: [key: string, from: number][];
}

const datasetFile = (run: string): string => `runs/${run}/dataset.json.br`;
const sourcesFile = (run: string): string => `runs/${run}/sources.json.br`;

export const performanceRowKey = ({ unit, indicator }: PerformanceRow): string => `performance:${unit}/${indicator}`;
export const opinionRowKey = ({ subject, source }: OpinionRow): string =>
  `opinions:${subject.kind}:${subject.id}/${source}`;

export function sourcesOf(units: Iterable<UnitRows>): RowSources {
  const places = new Map<string, number>();
  const sources: RowSources = { from: [], rows: [] };
  const add = (key: string, from: Provenance): void => {
    const name = JSON.stringify([from.job, from.at, from.by.user]);
    const place = places.get(name) ?? sources.from.push(from) - 1;
    places.set(name, place);
    sources.rows.push([key, place]);
  };
  for (const { performance, opinions } of units) {
    for (const { row, from } of performance) add(performanceRowKey(row), from);
    for (const { row, from } of opinions) add(opinionRowKey(row), from);
  }
  return sources;
}

/** By its hash, so that nothing but the same policy is ever written over it. */
const policyFile = (run: string, hash: string): string => `runs/${run}/policy-${hash}.json.br`;

const type = 'application/octet-stream';

/** The dataset goes last: where it is, the run's input is whole. */
export async function putRunInput(files: TenantFiles, run: string, { dataset, sources }: RunInput): Promise<void> {
  await files.put(sourcesFile(run), await compress(sources), { type });
  await files.put(datasetFile(run), await compress(dataset), { type });
}

export async function readRunDataset(files: Pick<TenantFiles, 'get'>, run: string): Promise<Dataset | undefined> {
  const bytes = await files.get(datasetFile(run));
  return bytes && decompress<Dataset>(bytes);
}

export async function readRunSources(files: TenantFiles, run: string): Promise<Map<string, Provenance>> {
  const bytes = await files.get(sourcesFile(run));
  const { from, rows }: RowSources = bytes ? await decompress<RowSources>(bytes) : { from: [], rows: [] };
  return new Map(rows.map(([key, place]) => [key, from[place]!]));
}

/** The policy, not saved as a version, of a trial that is about to be made. */
export const putDraftPolicy = async (files: TenantFiles, run: string, hash: string, policy: Policy): Promise<void> =>
  files.put(policyFile(run, hash), await compress(policy), { type });

export async function readDraftPolicy(files: TenantFiles, run: string, hash: string): Promise<Policy | undefined> {
  const bytes = await files.get(policyFile(run, hash));
  return bytes && decompress<Policy>(bytes);
}
