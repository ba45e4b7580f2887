import { createHash } from 'node:crypto';
import * as z from 'zod';
import { fileKey, fileName, type FileRecord, recordMade } from '#functions/platform/file-record.ts';
import type { JobContext, Work } from '#functions/platform/worker.ts';
import { derivedUlid } from '../derived-ulid.ts';
import type { TenantsRepositories } from '../repositories.ts';
import { LineWriter, type WrittenArchive } from './lines.ts';
import { archiveFormat, type Manifest } from './manifest.ts';
import { takeSnapshot } from './snapshot.ts';
import { typedRecord } from './typed.ts';

/** What came of it; `output` of the job. */
const madeArchive = z.object({
  file: z.string(),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  items: z.int(),
  files: z.int(),
});
type MadeArchive = z.infer<typeof madeArchive>;

/** bytes of a file in one line, before base64 */
export const bytesPerLine = 768 * 1024;

/** Writes everything that the county owns as one file into its part of the object store; again = the same file's name. */
export const archiveJob: Work<TenantsRepositories> = async (context) => {
  const { job, repositories, files } = context;
  const { client } = repositories;
  const id = derivedUlid(job.id, 'archive');
  const known = await client.get<FileRecord>(fileKey(client, id));
  if (known?.holds === 'archive' && (await files.head(fileName(id))))
    return madeArchive.parse({ ...known, ...known.archive, file: id });

  const { written, made, manifest } = await write(context);
  const name = `${manifest.county.name}-${manifest.at.slice(0, 10)}.kaoping-archive.gz`;
  const type = 'application/gzip';
  const [size, at] = [written.bytes.length, manifest.at];
  const archive = { sha256: written.sha256, ...made };
  const record: FileRecord = { ...{ id, name, type, size, at, archive }, holds: 'archive', by: job.by };
  await recordMade(client, record);
  await files.put(fileName(id), written.bytes, { type });
  return { file: id, name, size, ...archive } satisfies MadeArchive;
};

async function write({ job, repositories, files, clock, progress }: JobContext<TenantsRepositories>) {
  await progress(0, 0, 'read');
  const { name, code, createdAt } = await repositories.profile.read();
  const at = clock.now().toISOString();
  const snapshot = await takeSnapshot(repositories.client, files);
  const fileBytes = snapshot.files.reduce((sum, { size }) => sum + size, 0);
  const made = { items: snapshot.items.length, files: snapshot.files.length };
  const manifest: Manifest = {
    archive: archiveFormat,
    county: { name, code, createdAt },
    ...{ at, by: job.by, ...made, fileBytes },
  };
  const total = made.items + made.files;
  const writer = new LineWriter();
  await writer.line(manifest);
  await writer.part('manifest');
  for (const [i, { table, pk, sk, attributes }] of snapshot.items.entries()) {
    await writer.line({ item: [table, pk, sk], attributes: typedRecord(attributes) });
    const next = snapshot.items[i + 1];
    if (next?.table !== table || next.pk !== pk) await writer.part(`${table} ${pk}`);
    if (i % 100 === 0) await progress(i, total, 'items');
  }
  for (const [i, { key, size }] of snapshot.files.entries()) {
    await progress(made.items + i, total, 'files');
    await writeFile(writer, key, size, await files.get(key));
  }
  const written: WrittenArchive = await writer.end();
  await progress(total, total, 'store');
  return { written, made, manifest };
}

async function writeFile(writer: LineWriter, key: string, size: number, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes?.length !== size) throw new Error(`a file changed meanwhile: ${key}`);
  await writer.line({ file: key, size, sha256: createHash('sha256').update(bytes).digest('hex') });
  for (let at = 0; at < size; at += bytesPerLine)
    await writer.line({ bytes: Buffer.from(bytes.subarray(at, at + bytesPerLine)).toString('base64') });
  await writer.part(`file ${key}`);
}
