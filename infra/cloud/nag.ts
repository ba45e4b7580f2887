import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Says why one finding of cdk-nag is as it should be: exactly this one, here and below. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id, reason });

/** Refuses to make templates with a finding that nobody has acknowledged. */
export const check = (scope: IConstruct): void => Validations.of(scope).addPlugins(new AwsSolutionsChecks(scope));
