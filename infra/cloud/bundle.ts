import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import type { ContextName } from '#shared/api/operation.ts';
import { type DeployedFunction, queueVariable } from './functions.ts';

/** What is shipped of a function: one module with everything it uses, AWS's clients too. */
export interface Bundle {
  /** `index.mjs`, which exports `handler` */
  code: Uint8Array;
  /** kept apart: it explains a stack trace and is not deployed */
  map: Uint8Array;
  /** files that went into it, relative to the project */
  inputs: string[];
  /** modules that it still imports when it runs */
  externals: string[];
}

export type BundledFunction = Pick<DeployedFunction, 'context' | 'entry' | 'environment'>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The same sources make the same bytes, on whatever machine and in whatever folder. */
export const bundle = async (fn: BundledFunction): Promise<Bundle> => {
  const built = await esbuild.build({
    absWorkingDir: root,
    stdin: { contents: entrySource(fn), resolveDir: root, sourcefile: `${fn.context}.${fn.entry}.ts`, loader: 'ts' },
    outfile: 'index.mjs',
    ...{ bundle: true, write: false, metafile: true, sourcemap: 'external', logLevel: 'silent' },
    ...{ format: 'esm', platform: 'node', target: 'node24', minify: true, legalComments: 'none', charset: 'utf8' },
    // As modules, packages give up what nobody calls; by their CommonJS builds the same bundle is 200 kB larger.
    ...{ mainFields: ['module', 'main'], conditions: ['module'] },
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/platform/cloud/default-credentials.ts') },
    define: { 'process.env.NODE_ENV': '"production"' },
    // Some packages are CommonJS still and ask for Node's own modules with `require`.
    banner: { js: `import{createRequire}from'node:module';const require=createRequire(import.meta.url);` },
  });
  const file = (ending: string): Uint8Array => built.outputFiles.find(({ path }) => path.endsWith(ending))!.contents;
  const { imports } = Object.values(built.metafile.outputs).find(({ entryPoint }) => entryPoint !== undefined)!;
  return {
    code: file('.mjs'),
    map: file('.map'),
    inputs: Object.keys(built.metafile.inputs).sort(),
    externals: imports.filter(({ external }) => external).map(({ path }) => path),
  };
};

/** Writes the function into `<folder>/<name>/index.mjs`, and its source map beside into `<folder>/<name>.map`. */
export const writeBundle = async (fn: DeployedFunction, folder: string): Promise<{ folder: string; bytes: number }> => {
  const { code, map } = await bundle(fn);
  const own = join(folder, fn.name);
  await mkdir(own, { recursive: true });
  await replace(join(own, 'index.mjs'), code, folder);
  await replace(join(folder, `${fn.name}.map`), map, folder);
  return { folder: own, bytes: code.length };
};

/** Another process may be reading the file of the last time, or be writing the same. */
const replace = async (path: string, bytes: Uint8Array, folder: string): Promise<void> => {
  const beside = join(folder, `${randomUUID()}.part`);
  await writeFile(beside, bytes);
  await rename(beside, path);
};

/**
 * The module that joins an entry of `functions/` with the cloud. What the function uses besides the database is told by
 * the names of its variables, so that no function carries, or loads at its start, the client of a service it never asks.
 */
export const entrySource = ({ context, entry, environment }: BundledFunction): string => {
  const has = (name: RegExp): boolean => environment.some((variable) => name.test(variable));
  const parts = [
    ...(has(/^FILES_BUCKET$/) ? [['files', 's3Store', 's3-store'] as const] : []),
    ...(has(/^ANCHORS_BUCKET$/) ? [['anchors', 's3Anchors', 's3-anchors'] as const] : []),
    ...(has(/^QUEUE_URL_/) ? [['queue', 'sqsQueue', 'sqs-queue'] as const] : []),
    ...(has(/^SMTP_URL$/) ? [['smtp', 'smtpSend', 'smtp'] as const] : []),
    ...(has(/^BALLOT_KEY_ARN$/) ? [['ballotKeys', 'kmsBallotKeys', 'kms-ballot-keys'] as const] : []),
    ...(has(/^IDENTITY$/) ? [['accounts', 'deployedAccounts', 'accounts'] as const] : []),
  ];
  return [
    `import { useEnvironment } from '#functions/platform/environment.ts';`,
    `import { cloudEnvironment } from '#functions/platform/cloud/cloud-environment.ts';`,
    ...parts.map(([, name, file]) => `import { ${name} } from '#functions/platform/cloud/${file}.ts';`),
    `const environment = cloudEnvironment(process.env, { ${parts.map(([part, name]) => `${part}: ${name}`).join(', ')} });`,
    `useEnvironment(environment);`,
    ...exported[entry](context),
  ].join('\n');
};

const exported: Record<DeployedFunction['entry'], (context: ContextName) => string[]> = {
  handler: (context) => [
    `import { handler as entry } from '#functions/${context}/handler.ts';`,
    `import { lambdaHandler } from '#functions/platform/cloud/lambda-http.ts';`,
    `import { required } from '#functions/platform/cloud/variables.ts';`,
    `export const handler = lambdaHandler(entry, () => required(process.env, 'ORIGIN_SECRET'));`,
  ],
  worker: (context) => [
    `import { worker } from '#functions/${context}/worker.ts';`,
    `import { lambdaWorker } from '#functions/platform/cloud/lambda-queue.ts';`,
    `import { sqsGiveBack } from '#functions/platform/cloud/sqs-give-back.ts';`,
    `import { required } from '#functions/platform/cloud/variables.ts';`,
    `const url = () => required(process.env, '${queueVariable(context)}');`,
    `export const handler = lambdaWorker(worker, environment, sqsGiveBack({ region: environment.region, url }));`,
  ],
  sweeper: () => [
    `import { sweepJobs } from '#functions/platform/worker.ts';`,
    `import { startDaily } from '#functions/service/daily.ts';`,
    `import { lambdaSweeper } from '#functions/platform/cloud/lambda-queue.ts';`,
    `export const handler = lambdaSweeper(environment, { sweepJobs, startDaily });`,
  ],
};
