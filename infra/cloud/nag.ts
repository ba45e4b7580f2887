import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says why one finding of cdk-nag is as it should be: exactly this one, here and below. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id, reason });
