import { glob, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import * as z from 'zod';
import { sendToS3 } from '#functions/platform/cloud/s3-request.ts';
import type { CredentialsProvider } from '#functions/platform/environment.ts';
import { types } from '#infra/local/web-files.ts';

/** What the outputs of a deployment say of the service (infra/cloud/stacks.ts writes them). */
const outputs = z.object({
  Origin: z.url(),
  Region: z.string(),
  WebBucket: z.string(),
  ControlTable: z.string(),
  Issuer: z.url(),
  ClientId: z.string(),
  Scope: z.string(),
  Resource: z.string().optional(),
  LogoutUrl: z.url().optional(),
  UserPoolId: z.string().optional(),
});

export interface DeployedService {
  origin: string;
  region: string;
  bucket: string;
  controlTable: string;
  userPoolId: string | undefined;
  /** what the pages read at `/config.json` */
  login: { issuer: string; clientId: string; scope: string; resource?: string; logoutUrl?: string };
}

/** Finds the service in the outputs file of `cdk deploy`, which holds an object for each stack. */
export const deployedService = (file: unknown, path: string): DeployedService => {
  const stacks = Object.values(z.record(z.string(), z.record(z.string(), z.string())).parse(file));
  const found = stacks.find((stack) => 'WebBucket' in stack);
  if (!found) throw new Error(`${path} names no web bucket: is it what \`npm run deploy\` wrote, and did it finish?`);
  const o = outputs.parse(found);
  return {
    origin: o.Origin,
    region: o.Region,
    bucket: o.WebBucket,
    controlTable: o.ControlTable,
    userPoolId: o.UserPoolId,
    login: {
      issuer: o.Issuer,
      clientId: o.ClientId,
      scope: o.Scope,
      ...(o.Resource !== undefined && { resource: o.Resource }),
      ...(o.LogoutUrl !== undefined && { logoutUrl: o.LogoutUrl }),
    },
  };
};

export interface Publishing {
  service: DeployedService;
  /** the built application */
  folder: string;
  credentials: CredentialsProvider;
  say(text: string): void;
  /** of S3, for tests */
  endpoint?: string;
}

const forEver = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';
const atOnce = 8;

/**
 * Uploads the built application: what it is made of before the pages that name it, so that nobody is ever given a page
 * whose parts are missing. Older parts stay, for pages that are open.
 */
export const publishWeb = async ({ service, folder, credentials, say, endpoint }: Publishing): Promise<void> => {
  const address = { region: service.region, bucket: service.bucket, endpoint };
  const put = async (key: string, body: Uint8Array): Promise<void> => {
    const headers = {
      'content-type': types[extname(key)] ?? 'application/octet-stream',
      'cache-control': key.startsWith('assets/') ? forEver : askAgain,
    };
    await sendToS3(address, credentials, { method: 'PUT', key, headers, body });
  };
  const keys = await builtFiles(folder);
  if (!keys.includes('index.html')) throw new Error(`there is no built application in ${folder}`);
  const pages = keys.filter((key) => /^[^/]+\.html$/.test(key));
  const parts = keys.filter((key) => !pages.includes(key));
  for (let i = 0; i < parts.length; i += atOnce)
    await Promise.all(parts.slice(i, i + atOnce).map(async (key) => put(key, await readFile(join(folder, key)))));
  await put('config.json', Buffer.from(`${JSON.stringify(service.login, null, 2)}\n`));
  for (const key of pages) await put(key, await readFile(join(folder, key)));
  say(`published ${keys.length} files`);
};

/** Without what is compressed already: whoever answers compresses. */
const builtFiles = async (folder: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const name of glob('**/*.*', { cwd: folder })) {
    const key = name.split(sep).join('/');
    if (!/\.(br|gz)$/.test(key) && !key.split('/').some((part) => part.startsWith('.'))) keys.push(key);
  }
  return keys.sort();
};
