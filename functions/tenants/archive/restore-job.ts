import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { ulid } from '#shared/api/common.ts';
import { putEdges } from '#functions/platform/edges.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { fileKey, fileName } from '#functions/platform/file-record.ts';
import type { Item, TenantClient } from '#functions/platform/tenant.ts';
import { type JobContext, LeaseLost, type Work } from '#functions/platform/worker.ts';
import { keepSlips } from '../keep-slips.ts';
import type { TenantsRepositories } from '../repositories.ts';
import { readEntries } from './contents.ts';
import { emptyCounty, notEmpty } from './emptiness.ts';
import { type Archive, readArchive } from './read-archive.ts';
import { flipParts, receiptKey, type RestoreReceipt, usersOf } from './restore-flip.ts';
import { planRestore, restoreProblems, type RestorePlan } from './restore-plan.ts';
import { loginsHere, makeAccounts, putUsers, slipsOf } from './restore-users.ts';

const jobInput = z.strictObject({ file: ulid });

type RestoreContext = JobContext<TenantsRepositories>;

const attempts = 8;
/** so many items go out between two looks at the job */
const itemsAtOnce = 25;

/**
 * Takes an archive into an empty county: the whole is checked first; then everything that no head names is put, and an
 * account is made for each user; then one transaction puts the heads; then come users, jobs and slips. A repetition after
 * a crash goes on where it stopped, as the receipt of the flip says.
 */
export const restoreJob: Work<TenantsRepositories> = async (context) => {
  const { job, repositories, files, progress } = context;
  const { file } = jobInput.parse(job.input);
  const done = await repositories.client.get<RestoreReceipt & { output?: Record<string, unknown> }>(
    receiptKey(repositories, job.id),
  );
  if (done?.output) return finish(context, file, done.output);

  await progress(0, 0, 'check');
  const bytes = await files.get(fileName(file));
  if (!bytes) throw new Refusal('not-found');
  if (!done && !(await emptyCounty(repositories))) throw new Refusal('refused', notEmpty);
  const { archive, problems } = await readArchive(bytes);
  if (!archive || problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
  const against = restoreProblems(archive, job.id, file);
  if (against.length > 0) throw new Refusal('invalid-input', undefined, { problems: against });

  const plan = planRestore(repositories.client, archive, job.id);
  const present = await repositories.users.listUsers();
  const kept = done?.kept ?? present.map(({ id }) => id);
  const users = usersOf(archive).filter(({ id }) => !kept.includes(id));
  const coming = new Set(users.map(({ id }) => id));
  const logins = loginsHere(users, {
    from: archive.manifest.county.code,
    to: (await repositories.profile.read()).code,
    taken: present.filter(({ id }) => !coming.has(id)).map(({ login }) => login),
  });
  if (!done) {
    await putEdges(repositories.client, plan.edges);
    await stage(context, plan.staged);
    await stageFiles(context, bytes, archive);
  }
  const made = await makeAccounts(context, { users, logins });
  if (!done) await flip(context, { archive, plan, kept, sha256: createHash('sha256').update(bytes).digest('hex') });
  await putUsers(context, made);
  for (let i = 0; i < plan.jobs.length; i += itemsAtOnce)
    await repositories.client.putAll(plan.jobs.slice(i, i + itemsAtOnce));

  await progress(1, 1, 'slips');
  const units = (await repositories.register.readHead()).units;
  const slips = slipsOf(made, (unit) => units.get(unit)?.unit.name ?? unit);
  const output = {
    ...{ items: archive.manifest.items, files: archive.manifest.files, users: users.length },
    file: slips.length > 0 ? await keepSlips(context, slips) : null,
  };
  await repositories.client.update(receiptKey(repositories, job.id), { output });
  return finish(context, file, output);
};

/** The uploaded archive has done its work: it would only be part of the next one. */
async function finish({ files, repositories }: RestoreContext, file: string, output: Record<string, unknown>) {
  await files.delete(fileName(file));
  await repositories.client.delete(fileKey(repositories.client, file));
  return output;
}

async function stage({ repositories: { client }, progress }: RestoreContext, staged: RestorePlan['staged']) {
  let done = 0;
  for (const table of ['main', 'audit'] as const) {
    const items = staged.filter((entry) => entry.table === table).map(({ item }) => item);
    for (let i = 0; i < items.length; i += itemsAtOnce) {
      const chunk = items.slice(i, i + itemsAtOnce);
      // Events are appended and never written over, not even by themselves.
      if (table === 'audit') await Promise.all(chunk.map((item) => append(client, item)));
      else await client.putAll(chunk);
      done += chunk.length;
      await progress(done, staged.length + 1, 'store');
    }
  }
}

async function append(client: TenantClient, event: Item): Promise<void> {
  try {
    await client.put(event, { table: 'audit', condition: 'absent' });
  } catch (error) {
    // An attempt before this one has put it: under this job's name there is nobody else's.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

async function stageFiles({ files, progress }: RestoreContext, bytes: Uint8Array, archive: Archive): Promise<void> {
  const types = new Map(
    archive.items
      .filter(({ kind }) => kind === 'file')
      .map(({ sk, attributes }) => [fileName(sk), String(attributes['type'])]),
  );
  let done = 0;
  for await (const entry of readEntries(bytes)) {
    if (!('file' in entry)) continue;
    const { name, bytes: content } = entry.file;
    await files.put(name, content, { type: types.get(name) ?? 'application/octet-stream' });
    done += 1;
    await progress(done, archive.files.size + 1, 'files');
  }
}

async function flip(context: RestoreContext, what: Omit<Parameters<typeof flipParts>[1], 'county'>): Promise<void> {
  const { repositories } = context;
  for (let attempt = 1; ; attempt++) {
    const county = await emptyCounty(repositories);
    if (!county) throw new Refusal('refused', notEmpty);
    await context.progress(1, 1, 'apply');
    try {
      return await repositories.client.transact(flipParts(context, { ...what, county }));
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.parts.includes(0)) throw new LeaseLost();
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** attempt);
    }
  }
}
