import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { importKinds, type ImportSummary } from '#shared/api/appraisals.ts';
import { id, ulid } from '#shared/api/common.ts';
import { repeatedKeys } from '#shared/dataset/repeated-keys.ts';
import { textFaults } from '#shared/text.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { fileName } from '#functions/platform/file-record.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { type JobContext, LeaseLost, type Work } from '#functions/platform/worker.ts';
import { faultsRefusal, problem } from './faults.ts';
import { followMoves } from './follow-moves.ts';
import { importDataset } from './import-dataset.ts';
import { importRegister } from './import-register.ts';
import { importRows } from './import-rows.ts';
import { noCounts } from './plan-import.ts';
import type { AppraisalRepositories } from './repositories.ts';

const jobInput = z.strictObject({
  file: ulid,
  kind: z.enum(importKinds),
  cycle: id.nullable(),
  name: z.string(),
});
export type ImportInput = z.infer<typeof jobInput>;

export type ImportContext = JobContext<AppraisalRepositories>;

/** What an attempt found: nothing to write, or the parts of the one transaction that makes the import visible. */
export interface Attempt {
  summary: Omit<ImportSummary, 'nothingNew'>;
  parts: TransactPart[];
  /** whether people changed their unit, which their accounts follow */
  moves: boolean;
}

/** Checks the file against how things are now and stages what it brings; a refusal lists every fault. */
export type Importer = (file: unknown, input: ImportInput, context: ImportContext) => Promise<Attempt>;

const importers: Record<ImportInput['kind'], Importer> = {
  dataset: importDataset,
  units: importRegister,
  people: importRegister,
  performance: importRows,
  opinions: importRows,
};

const attempts = 8;

/**
 * The import: check the whole, stage in repeatable chunks, flip in one transaction with the audit events. Nothing is
 * visible before the flip; somebody else's edit in between makes it be planned anew on what is there then; a repetition
 * after a crash finds the receipt, or nothing to do, and writes nothing twice.
 */
export const importJob: Work<AppraisalRepositories> = async (context) => {
  const input = jobInput.parse(context.job.input);
  const { repositories } = context;
  await context.progress(0, 0, 'read');
  const file = await readJson(context, input.file);
  for (let attempt = 1; ; attempt++) {
    const done = await repositories.receipts.read<ImportSummary>(context.job.id);
    if (done) {
      await followMoves(repositories, { clock: context.clock, actor: context.job.by });
      return done;
    }
    await context.progress(0, 0, 'check');
    const { summary, parts, moves } = await importers[input.kind](file, input, context);
    if (parts.length === 0) return { ...noCounts, ...summary, nothingNew: true } satisfies ImportSummary;
    const output: ImportSummary = { ...summary, nothingNew: false };
    await context.progress(1, 1, 'apply');
    try {
      const receipt = repositories.receipts.writing(context.job.id, output);
      await repositories.cycles.commit([context.stillMine, receipt, ...parts]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.parts.includes(0)) throw new LeaseLost();
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** attempt);
      continue;
    }
    if (moves) await followMoves(repositories, { clock: context.clock, actor: context.job.by });
    return output;
  }
};

async function readJson({ files }: ImportContext, file: string): Promise<unknown> {
  const bytes = await files.get(fileName(file));
  if (!bytes) throw new Refusal('not-found', fileGone);
  const { text, value } = parsed(bytes);
  const unsound = textFaults(value);
  // What is too deep is told first: the paths of further faults would have no end.
  const faults = unsound.length > 0 ? unsound : repeatedKeys(text);
  if (faults.length > 0) throw faultsRefusal(faults);
  return value;
}

function parsed(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    throw faultsRefusal([notJson]);
  }
}

const fileGone = {
  zh: '所上传的文件已不存在，请重新上传。',
  en: 'The file that was uploaded is no longer there; upload it again.',
};

const notJson = problem('', 'not-json', {
  zh: '文件不是有效的 JSON（UTF-8 编码）。',
  en: 'The file is not valid JSON in UTF-8.',
});
