import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { ulid } from '#shared/api/common.ts';
import type { Problem } from '#shared/problem.ts';
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
import { recompute } from './recompute.ts';
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
  const against = [...restoreProblems(archive, job.id, file), ...(done ? [] : await differing(context, archive))];
  if (against.length > 0) throw new Refusal('invalid-input', undefined, { problems: against });

  const plan = planRestore(repositories.client, archive, job);
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
  await putJobs(repositories.client, plan.jobs);

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

/** Hashes are anybody's to write: a result that its own dataset does not give is shown to nobody. */
async function differing({ progress }: RestoreContext, archive: Archive): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const { run, isSame } of recompute(archive)) {
    if (!isSame) problems.push({ path: `run ${run.id}`, code: 'differs', message: differs });
    await progress(0, 0, 'check');
  }
  return problems;
}

const differs = {
  zh: '所存的评定结果与按其数据集重算的结果不一致。',
  en: 'The stored result is not what its dataset gives when it is computed again.',
};

/** The uploaded archive has done its work: it would only be part of the next one. */
async function finish({ files, repositories }: RestoreContext, file: string, output: Record<string, unknown>) {
  await files.delete(fileName(file));
  await repositories.client.delete(fileKey(repositories.client, file));
  return output;
}

async function stage({ repositories: { client }, progress }: RestoreContext, staged: RestorePlan['staged']) {
  for (let i = 0; i < staged.length; i += itemsAtOnce) {
    const chunk = staged.slice(i, i + itemsAtOnce);
    const put = await Promise.all(chunk.map((one) => append(client, one)));
    const taken = chunk.filter((_, n) => !put[n]).map(({ item }) => takenProblem(client, item));
    if (taken.length > 0) throw new Refusal('refused', takenText, { problems: taken });
    await progress(i + chunk.length, staged.length + 1, 'store');
  }
}

/**
 * Nothing that lies in the county is written over, in whatever state it is: somebody's file, a version of the policy, a
 * run. False: there is something else under this key; what an attempt before this one has put is the same.
 */
async function append(client: TenantClient, { table, item }: RestorePlan['staged'][number]): Promise<boolean> {
  try {
    await client.put(item, { table, condition: 'absent' });
    return true;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return isDeepStrictEqual(await client.get<Item>({ pk: item.pk, sk: item.sk }, { table }), item);
  }
}

const takenText = {
  zh: '存档中有与本县已有内容编号相同的另一内容，不能导入。',
  en: 'The archive holds something under an id that the county has for something else.',
};

const takenProblem = (client: TenantClient, { pk, sk }: Item): Problem => ({
  path: `${pk.slice(client.pk('x').length - 1)} ${sk}`,
  code: 'id-taken',
  message: takenText,
});

/** Jobs that are here already are the county's own. */
async function putJobs(client: TenantClient, jobs: readonly Item[]): Promise<void> {
  for (let i = 0; i < jobs.length; i += itemsAtOnce) {
    const chunk = jobs.slice(i, i + itemsAtOnce).map((item) => append(client, { table: 'main', item }));
    await Promise.all(chunk);
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
