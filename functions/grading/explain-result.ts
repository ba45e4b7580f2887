import { reachOf } from '#shared/api/access.ts';
import { explainResult, type RunResult } from '#shared/api/grading.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import { type Address, parseAddress, UnknownAddress } from '#shared/grading/explain/address.ts';
import { explain } from '#shared/grading/explain/explain.ts';
import { NotForReader, type Reader, selfReader } from '#shared/grading/explain/reader.ts';
import { indexDataset } from '#shared/grading/index-dataset.ts';
import type { Result } from '#shared/grading/result.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import { isInReach } from './cut-to-reach.ts';
import { wholeResult } from './read-run.ts';
import type { GradingRepositories } from './repositories.ts';
import { readRunDataset, readRunSources } from './run-files.ts';
import { resultOf } from './run-result.ts';
import { visibleRun } from './visible-runs.ts';

/**
 * Where a number of a run comes from, by the dataset that the run was made from. Who sees the county's data sees the
 * whole derivation and who entered its rows; others see what is told to the person that the number is about, of people
 * and teams in their reach.
 */
export const explainResultOperation = implement(
  explainResult,
  async ({ cycle, run: id, address }, context: Context<GradingRepositories>) => {
    const run = await visibleRun(context, { cycle, run: id });
    const whole = await wholeResult(context.repositories, run);
    const dataset = await readRunDataset(context.files, run.id);
    if (!dataset) throw new Error(`a run without its dataset: ${run.id}`);
    const { run: _run, people, ...summary } = whole;
    const result = resultOf(summary, people);
    const seesRows = reachOf(context.actor.access, 'data.read').county;
    const derivation = derive(dataset, result, address, readerOf(context, whole, dataset, result, address));
    const below = seesRows ? await rowsBelow(derivation, context.files, run.id) : { rows: {}, ballots: {} };
    return { derivation, ...below, policyVersion: run.policyVersion };
  },
);

/** Whose eyes the derivation is cut for; forbidden where the number is out of reach. */
function readerOf(
  context: Context<GradingRepositories>,
  whole: RunResult,
  dataset: Dataset,
  result: Result,
  text: string,
): Reader {
  const reach = scope(context, 'result.read');
  const self = context.actor.user.person?.id;
  if (reach.county && reachOf(context.actor.access, 'data.read').county) return 'full';
  const subject = subjectOf(parsed(text, dataset, result), result);
  if (!subject || !isInReach(whole, reach, self, subject.seen)) throw new Refusal('forbidden');
  return selfReader(self !== undefined && subject.candidates.includes(self) ? self : subject.candidates[0]!);
}

function parsed(text: string, dataset: Dataset, result: Result): Address {
  try {
    return parseAddress(text, indexDataset(dataset), result);
  } catch (error) {
    // An address that does not exist is refused like one that is not theirs: neither tells who is there.
    if (error instanceof UnknownAddress) throw new Refusal('forbidden');
    throw error;
  }
}

/** Who or what a number is about, and the people to whom it may be told; null for figures of the county or of pools. */
function subjectOf(
  address: Address,
  result: Result,
): { seen: { kind: 'team' | 'person'; id: string }; candidates: string[] } | null {
  if (address.kind === 'person') return { seen: { kind: 'person', id: address.id }, candidates: [address.id] };
  if (address.kind !== 'unit' && address.kind !== 'indicator') return null;
  const candidates = result.people.filter(({ appraisalUnit }) => appraisalUnit === address.id).map(({ id }) => id);
  return candidates.length === 0 ? null : { seen: { kind: 'team', id: address.id }, candidates };
}

function derive(dataset: Dataset, result: Result, address: string, reader: Reader): Derivation {
  try {
    return explain(dataset, result, address, reader);
  } catch (error) {
    if (error instanceof NotForReader) throw new Refusal('forbidden');
    if (error instanceof UnknownAddress) throw new Refusal('not-found');
    throw error;
  }
}

async function rowsBelow(derivation: Derivation, files: Context['files'], run: string) {
  const wanted = new Set<string>();
  const walk = ({ row, inputs }: Derivation): void => {
    if (row && (row.list === 'performance' || row.list === 'opinions')) wanted.add(`${row.list}:${row.key}`);
    inputs.forEach(walk);
  };
  walk(derivation);
  if (wanted.size === 0) return { rows: {}, ballots: {} };
  const { entered, ballots } = await readRunSources(files, run);
  const found = <T, R>(of: ReadonlyMap<string, T>, shown: (one: T) => R): Record<string, R> =>
    Object.fromEntries(
      [...wanted].flatMap((key) => {
        const one = of.get(key);
        return one === undefined ? [] : [[key, shown(one)]];
      }),
    );
  return { rows: found(entered, ({ by, at }) => ({ by, at })), ballots: found(ballots, (origin) => origin) };
}
