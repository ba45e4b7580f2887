import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { acknowledge } from '#infra/cloud/nag.ts';
import { newApp } from '#infra/cloud/new-app.ts';
import { kaoping } from '#infra/cloud/stacks.ts';
import { partitions, settingsOf } from './synthesised.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kaoping-nag-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const app = (context: Record<string, string>) => {
  const made = newApp(outdir);
  kaoping(made, settingsOf(context), { functions: () => Code.fromInline('1'), pages: Code.fromInline('1') });
  return made;
};
const findings = (scope: ReturnType<typeof app>): string[] =>
  new AwsSolutionsChecks(scope).validateScope(scope).violations.map(({ ruleName }) => ruleName);

describe('cdk-nag', () => {
  it.each([
    ['aws', partitions.aws],
    ['aws with a domain', { domain: 'kaoping.example.org', certificate: 'arn:aws:acm:us-east-1:1:certificate/1' }],
    ['aws without CloudFront', { edge: 'none' }],
    ['aws-cn', partitions['aws-cn']],
  ])('has nothing to say of the stacks: %s', (_, context) => {
    expect(findings(app(context))).toEqual([]);
  });

  it('would say what is wrong, and an acknowledgement silences its own finding alone', () => {
    const scope = app({});
    const stack = new Stack(scope, 'open');
    const bucket = new s3.Bucket(stack, 'Open');
    expect(findings(scope).sort()).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
    acknowledge(bucket, 'AwsSolutions-S1', 'a test');
    expect(findings(scope)).toEqual(['AwsSolutions-S10']);
  });

  it('has a reason for each acknowledgement', () => {
    const scope = app({});
    const reasons = scope.node
      .findAll()
      .flatMap(({ node }) => node.metadata.filter(({ type }) => /acknowledge/i.test(type)))
      .flatMap(({ data }) => Object.values(data as Record<string, string>));
    expect(reasons.length).toBeGreaterThan(10);
    for (const reason of reasons) expect(String(reason).length).toBeGreaterThan(30);
  });
});
