import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as esbuild from 'esbuild';
import { writeBundle } from './bundle.ts';
import { deployedFunctions } from './functions.ts';
import type { FunctionCode } from './service-function.ts';

export interface Codes {
  functions: FunctionCode;
  /** of the function that gives out the pages where CloudFront does not */
  pages: Code;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles every function once, however many partitions are synthesised of it. An asset's name is the hash of its content:
 * the folder does not show in a template.
 */
export const codes = async (folder = join(root, 'dist/functions')): Promise<Codes> => {
  const folders = new Map<string, string>();
  for (const fn of deployedFunctions) folders.set(fn.name, (await writeBundle(fn, folder)).folder);
  const pages = await writePages(folder);
  return { functions: ({ name }) => Code.fromAsset(folders.get(name)!), pages: Code.fromAsset(pages) };
};

const writePages = async (folder: string): Promise<string> => {
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['infra/cloud/pages-function.ts'],
    outfile: 'index.mjs',
    ...{ bundle: true, write: false, minify: true, legalComments: 'none', charset: 'utf8', logLevel: 'silent' },
    ...{ format: 'esm', platform: 'node', target: 'node24', mainFields: ['module', 'main'], conditions: ['module'] },
    banner: { js: `import{createRequire}from'node:module';const require=createRequire(import.meta.url);` },
  });
  const own = join(folder, 'web.pages');
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'index.mjs'), built.outputFiles[0]!.contents);
  return own;
};
