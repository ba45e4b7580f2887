import type { Pluggable } from '@smithy/types';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { runningFunction } from './running.ts';

/** A request to the database as it is about to be sent, and in whose name. */
export interface ObservedRequest {
  /** `grading.handler`; null outside of any function: setting up, seeding, the embedded identity provider */
  function: string | null;
  /** whose session tag the credentials carry; null: the function's own credentials */
  tenant: string | null;
  /** `PutItemCommand` */
  command: string;
  input: unknown;
}
export type Observe = (request: ObservedRequest) => void;

export const observing = (
  observe: Observe,
  tenant: string | null,
): Pluggable<ServiceInputTypes, ServiceOutputTypes> => ({
  applyToStack: (stack) =>
    stack.add(
      (next, context) => async (args) => {
        observe({
          function: runningFunction(),
          tenant,
          command: context['commandName'] as string,
          input: args.input,
        });
        return next(args);
      },
      { step: 'build', name: 'observing', priority: 'low' },
    ),
});
