import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Codes } from '#infra/cloud/codes.ts';
import { newApp } from '#infra/cloud/new-app.ts';
import { type Settings, settingsFrom } from '#infra/cloud/settings.ts';
import { kaoping } from '#infra/cloud/stacks.ts';

// The stacks' own rules are looked at here; the general check of templates takes seconds and is part of `npm run synth`.
process.env['CDK_VALIDATION'] = 'false';

export interface Resource {
  /** as in `data`, without the service's name */
  stack: string;
  id: string;
  Type: string;
  // Templates are looked into as they are.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Properties: any;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export type Context = Record<string, string>;

/** What an operator says at the least, for each partition. */
export const partitions = {
  aws: {},
  'aws-cn': {
    region: 'cn-northwest-1',
    issuer: 'https://id.example.cn/oidc',
    audience: 'urn:kaoping:api',
    domain: 'kaoping.example.cn',
    certificate: 'arn:aws-cn:acm:cn-northwest-1:123456789012:certificate/0a1b',
  },
} as const satisfies Record<string, Context>;

export const settingsOf = (context: Context): Settings => settingsFrom((name) => context[name]);

/** What the templates say does not depend on what the functions do. */
const anyCode: Codes = { functions: () => Code.fromInline('exports.handler = () => 1'), pages: Code.fromInline('1') };

export interface Synthesised {
  templates: Record<string, object>;
  /** stacks that can be deleted by mistake */
  unprotected: string[];
}

export const synthesise = (context: Context, codes: Codes = anyCode): Synthesised => {
  const outdir = mkdtempSync(join(tmpdir(), 'kaoping-cdk-'));
  try {
    const app = newApp(outdir);
    kaoping(app, settingsOf(context), codes);
    const { stacks } = app.synth();
    const templates = stacks.map(({ stackName, template }): [string, object] => [stackName, template]);
    return {
      templates: Object.fromEntries(templates.sort(([a], [b]) => (a < b ? -1 : 1))),
      unprotected: stacks.filter(({ terminationProtection }) => !terminationProtection).map(({ id }) => id),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

export const resourcesOf = (templates: Record<string, object>): Resource[] =>
  Object.entries(templates).flatMap(([name, template]) =>
    Object.entries((template as { Resources: Record<string, Omit<Resource, 'stack' | 'id'>> }).Resources).map(
      ([id, { Type, Properties, DeletionPolicy, UpdateReplacePolicy }]) => ({
        ...{ stack: name.split('-').at(-1)!, id, Type, Properties },
        ...(DeletionPolicy !== undefined && { DeletionPolicy }),
        ...(UpdateReplacePolicy !== undefined && { UpdateReplacePolicy }),
      }),
    ),
  );

/** A value of a template as text: what is known at deployment alone stands in angle brackets. */
export const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, inside] = ['', undefined]] = Object.entries(value as Record<string, unknown>);
  if (name === 'Fn::Join') return (inside as [string, unknown[]])[1].map(textOf).join((inside as [string])[0]);
  if (name === 'Ref') return `<${String(inside)}>`;
  if (name === 'Fn::GetAtt') return `<${(inside as string[]).join('.')}>`;
  if (name === 'Fn::ImportValue') return `<${textOf(inside)}>`;
  return JSON.stringify(value);
};
