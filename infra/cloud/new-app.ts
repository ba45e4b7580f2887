import { App } from 'aws-cdk-lib';

/** Manners of the CDK that newer programs choose; here and not in cdk.json, so that tests synthesise the same. */
const flags = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': false,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/aws-cloudfront:defaultFunctionRuntimeV2_0': true,
};

/** @param outdir where the templates go; undefined: where the command line says */
export const newApp = (outdir?: string): App =>
  new App({ ...(outdir !== undefined && { outdir }), analyticsReporting: false, postCliContext: flags });
