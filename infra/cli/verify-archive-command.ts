import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Problem } from '#shared/problem.ts';
import { type Archive, readArchive } from '#functions/tenants/archive/read-archive.ts';
import { recompute } from '#functions/tenants/archive/recompute.ts';
import type { Said } from './print.ts';

const help = `用法 Usage: npm run --silent verify-archive -- <存档 archive.kaoping-archive.gz>

核对一个县的存档：校验值、数量、每条留痕链、按内容命名的各修订、各次评定的数据集，并逐次重算、与所存结果逐数比较。
Checks a county's archive: hashes, counts, every chain of events, revisions named by their content, the runs' datasets;
and computes every run again from its dataset and compares it with the stored result, number for number.

退出码 exit code: 0 完好 sound, 1 有问题 faults, 2 无法读取 cannot be read.
`;

/** Big only where nobody waits in a browser: an archive that a county may take in is smaller. */
const within = { bytes: 20_000_000_000, line: 2_000_000 };

/** `npm run verify-archive`: a report on standard output. */
export async function verifyArchiveCommand(args: string[]): Promise<Said> {
  const asked = fileOf(args);
  if (asked === 'help') return { code: 0, stdout: help, stderr: '' };
  if (asked === null) return { code: 2, stdout: '', stderr: help };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(fromCaller(asked));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    return { code: 2, stdout: '', stderr: `无法读取文件 The file cannot be read: ${asked} (${reason})\n` };
  }
  return report(bytes);
}

function fileOf(args: string[]): string | 'help' | null {
  try {
    const { values, positionals } = parseArgs({ args, options: { help: { type: 'boolean' } }, allowPositionals: true });
    if (values.help) return 'help';
    return positionals.length === 1 ? positionals[0]! : null;
  } catch {
    return null;
  }
}

/** npm runs a script in the project's folder; a relative path is meant from where npm was called. */
function fromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return resolve(script === 'verify-archive' && caller ? caller : process.cwd(), path);
}

async function report(bytes: Uint8Array): Promise<Said> {
  const lines = [`sha256  ${createHash('sha256').update(bytes).digest('hex')}`, `size    ${bytes.length}`];
  const { archive, problems } = await readArchive(bytes, within);
  if (archive) lines.push(...contentsOf(archive));
  const runs = archive && problems.length === 0 ? await recomputed(archive) : [];
  lines.push(...runs.map(({ text }) => text));
  const faults = [...problems.map(shown), ...runs.filter(({ isSame }) => !isSame).map(({ text }) => text)];
  lines.push('', faults.length === 0 ? '完好 SOUND' : `有问题 FAULTS: ${faults.length}`, ...faults);
  return { code: faults.length === 0 ? 0 : 1, stdout: `${lines.join('\n')}\n`, stderr: '' };
}

const shown = ({ path, code, message }: Problem): string => `- ${path} [${code}] ${message.zh} ${message.en}`;

function contentsOf({ manifest, items, files }: Archive): string[] {
  const { county, at, by } = manifest;
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    `county  ${county.name} (${county.code}), ${county.createdAt}`,
    `made    ${at}, ${by.name}`,
    `items   ${[...counts].map(([kind, n]) => `${kind} ${n}`).join(', ')}`,
    `files   ${files.size}, ${manifest.fileBytes} bytes`,
  ];
}

interface Told {
  text: string;
  isSame: boolean;
}

async function recomputed(archive: Archive): Promise<Told[]> {
  const told: Told[] = [];
  for await (const { run, people, isSame } of recompute(archive)) {
    const words = isSame ? '重算一致 recomputed, the same' : '重算不一致 RECOMPUTED, NOT THE SAME';
    told.push({ isSame, text: `run     ${run.cycle} ${run.id} ${run.state}: ${people} 人 people, ${words}` });
  }
  return told;
}
