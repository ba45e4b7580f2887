import { Code } from 'aws-cdk-lib/aws-lambda';
import { newApp } from '#infra/cloud/new-app.ts';
import { settingsFrom } from '#infra/cloud/settings.ts';
import { kaoping } from '#infra/cloud/stacks.ts';
import type { Template } from './template.ts';

/** All stacks with these settings, synthesised; what the functions' code is does not matter here. */
export const synthesised = (context: Record<string, string> = {}): Template[] => {
  const app = newApp();
  const code = Code.fromInline('exports.handler = async () => undefined');
  kaoping(
    app,
    settingsFrom((name) => context[name]),
    { functions: () => code, pages: code },
  );
  return app.synth().stacks.map(({ template }) => template as Template);
};

/** A service in China: what the partition lacks is brought along. */
export const inChina = {
  region: 'cn-northwest-1',
  issuer: 'https://login.example.cn',
  audience: 'urn:kaoping:api',
  domain: 'kaoping.example.cn',
  certificate: 'arn:aws-cn:acm:cn-northwest-1:111122223333:certificate/one',
};
