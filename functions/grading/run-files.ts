import { type BallotOpinion, type BallotOrigin, opinionKey } from '#shared/ballots/opinions.ts';
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
  /** with the ballots' rows: who had entered the row that they took the place of */
  rows: [key: string, from: number][];
  /** rows of ballots and signed ratings, by the same key */
  ballots: [key: string, origin: BallotOrigin][];
}

const datasetFile = (run: string): string => `runs/${run}/dataset.json.br`;
const sourcesFile = (run: string): string => `runs/${run}/sources.json.br`;

export const performanceRowKey = ({ unit, indicator }: PerformanceRow): string => `performance:${unit}/${indicator}`;
export const opinionRowKey = (row: OpinionRow): string => `opinions:${opinionKey(row)}`;

export function sourcesOf(units: Iterable<UnitRows>, counted: readonly BallotOpinion[]): RowSources {
  const places = new Map<string, number>();
  const ballots = counted.map(({ row, origin }): [string, BallotOrigin] => [opinionRowKey(row), origin]);
  const sources: RowSources = { from: [], rows: [], ballots };
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

export async function readRunSources(
  files: TenantFiles,
  run: string,
): Promise<{ entered: Map<string, Provenance>; ballots: Map<string, BallotOrigin> }> {
  const bytes = await files.get(sourcesFile(run));
  const {
    from,
    rows,
    ballots = [],
  }: Pick<RowSources, 'from' | 'rows'> & Partial<RowSources> = bytes
    ? await decompress<RowSources>(bytes)
    : { from: [], rows: [] };
  return { entered: new Map(rows.map(([key, place]) => [key, from[place]!])), ballots: new Map(ballots) };
}

/** The policy, not saved as a version, of a trial that is about to be made. */
export const putDraftPolicy = async (files: TenantFiles, run: string, hash: string, policy: Policy): Promise<void> =>
  files.put(policyFile(run, hash), await compress(policy), { type });

export async function readDraftPolicy(files: TenantFiles, run: string, hash: string): Promise<Policy | undefined> {
  const bytes = await files.get(policyFile(run, hash));
  return bytes && decompress<Policy>(bytes);
}
