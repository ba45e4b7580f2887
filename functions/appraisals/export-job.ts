import * as z from 'zod';
import { id } from '#shared/api/common.ts';
import { withBallots } from '#shared/ballots/opinions.ts';
import { exportDataset } from '#shared/dataset/normal.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { LeaseLost, type Work } from '#functions/platform/worker.ts';
import type { AppraisalRepositories } from './repositories.ts';

const jobInput = z.strictObject({ cycle: id });

const attempts = 8;

/**
 * The export: the cycle as its head now says, with what its ballots gave, as a canonical dataset that is graded as a run
 * would be now, in a file of the one who asked. The file has the job's id, so a repetition writes the same one; its record, the audit event and the receipt are one transaction.
 */
export const exportJob: Work<AppraisalRepositories> = async ({
  job,
  repositories,
  files,
  clock,
  stillMine,
  progress,
}) => {
  const { conduct, cycles, policies, receipts, recordingFile, isFileId } = repositories;
  const { cycle } = jobInput.parse(job.input);
  for (let attempt = 1; ; attempt++) {
    const done = await receipts.read(job.id);
    if (done) return done;
    // Somebody's file is not written over, whatever id the job was given.
    if (await isFileId(job.id)) throw new Refusal('already-exists');
    await progress(0, 2, 'read');
    const stored = await cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const policy = (await policies.readPolicy(stored.content.policyVersion))!;
    const { dataset } = await cycles.readWhole(stored.content, policy);
    const { opinions } = withBallots(dataset, await conduct.readBallotOpinions(cycle));
    const text = exportDataset({ ...dataset, opinions });
    const bytes = new TextEncoder().encode(text);
    await progress(1, 2, 'store');
    const type = 'application/json';
    await files.put(fileName(job.id), bytes, { type });

    const name = `${stored.content.tenant.name}-${stored.content.cycle.year}.dataset.json`;
    const output = { file: job.id, name, size: bytes.length };
    const record = { id: job.id, name, type, size: bytes.length, by: job.by, at: job.at };
    const event = {
      type: 'cycle.exported',
      data: { job: job.id, file: name, size: bytes.length },
      at: clock.now(),
      actor: job.by,
    };
    try {
      await cycles.commit([
        stillMine,
        receipts.writing(job.id, output),
        recordingFile(record),
        ...(await cycles.recording(stored, event)),
      ]);
      return output;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.parts.includes(0)) throw new LeaseLost();
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
    }
  }
};
