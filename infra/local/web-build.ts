import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressBytes } from './compress.ts';

export interface WebBuild {
  folder: string;
  /** `built`, `same` (nothing has changed since the last build), or why there is none */
  outcome: 'built' | 'same' | { failed: string };
}

const stampFile = '.sources';

/** Builds the application and the voting page into `dist/web` if their sources have changed since the last time, and compresses the files. */
export const buildWeb = async (root: string, say: (text: string) => void): Promise<WebBuild> => {
  const folder = join(root, 'dist', 'web');
  if (!existsSync(join(root, 'web/admin/index.html')))
    return { folder, outcome: { failed: 'there is no web/admin/index.html' } };
  const stamp = await sourcesHash(root);
  const kept = await readFile(join(folder, stampFile), 'utf8').catch(() => undefined);
  if (kept === stamp) return { folder, outcome: 'same' };
  say('building the web application (once, and after changes)');
  const fresh = join(root, 'dist', `web.${process.pid}`);
  try {
    await runVite(root, 'vite.config.ts', fresh);
    await runVite(root, 'vite.vote.config.ts', fresh);
    await compressFiles(fresh);
    await writeFile(join(fresh, stampFile), stamp);
    await replaceFolder(folder, fresh);
    return { folder, outcome: 'built' };
  } catch (error) {
    return { folder, outcome: { failed: (error as Error).message } };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

/** Builds the voting page alone, and compresses its files. */
export const buildVotePage = async (root: string, folder: string): Promise<void> => {
  await runVite(root, 'vite.vote.config.ts', folder);
  await compressFiles(folder);
};

/** Tells whether anything has changed that the built application is made of. */
export const sourcesHash = async (root: string): Promise<string> => {
  const patterns = ['web/**/*', 'shared/**/*.ts', 'package-lock.json', 'vite.config.ts', 'vite.vote.config.ts'];
  const files: string[] = [];
  for await (const entry of glob(patterns, {
    cwd: root,
    withFileTypes: true,
    exclude: (e) => e.name === 'node_modules',
  }))
    if (entry.isFile() && !entry.name.includes('.test.')) files.push(join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(await readFile(file))
      .update('\0');
  return hash.digest('hex');
};

const runVite = (root: string, config: string, outDir: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', '--config', config, '--outDir', outDir, '--logLevel', 'warn'];
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let said = '';
    const keep = (chunk: Buffer): void => void (said += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`vite build ended with ${code}\n${said.trim().split('\n').slice(0, 12).join('\n')}`)),
    );
  });

const compressFiles = async (folder: string): Promise<void> => {
  for await (const name of glob('**/*.{js,css,html,svg,json}', { cwd: folder })) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    if (bytes.length < 1000) continue;
    await writeFile(`${path}.br`, await compressBytes(bytes, 'br', 'best'));
    await writeFile(`${path}.gz`, await compressBytes(bytes, 'gzip', 'best'));
  }
};

const replaceFolder = async (folder: string, fresh: string): Promise<void> => {
  const old = `${folder}.old.${process.pid}`;
  await mkdir(join(folder, '..'), { recursive: true });
  if (existsSync(folder)) await rename(folder, old);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
};
