import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Caller } from '#infra/local/caller.ts';
import { recordingPrefix } from '#tests/recorder.ts';
import { type Deployed, startDeployed } from './deployed.ts';
import { enterServicePeople, subjectOf } from './drive.ts';

export interface HeldDeployed {
  readonly service: Deployed;
  readonly operator: Caller;
  readonly eraser: Caller;
}

/** The same service from the first test of a file to its last, with those who run it; what its bundles ask is recorded. */
export const withDeployed = (testFile: string): HeldDeployed => {
  const held: { service?: Deployed; operator?: Caller; eraser?: Caller } = {};
  beforeAll(async () => {
    const service = await startDeployed({ record: `${recordingPrefix('cloud', testFile)}.bundles.jsonl` });
    held.service = service;
    await enterServicePeople(service);
    held.operator = await service.as(subjectOf('operator'));
    held.eraser = await service.as(subjectOf('eraser'));
  }, 120_000);
  afterAll(() => held.service?.stop());
  afterEach(() => {
    // Nothing that the shipped code asks for is refused, and no job is given up.
    const { dynamodb, door, sqs } = held.service!;
    dynamodb.fault = null;
    expect([door.refused.splice(0), sqs.hidden.splice(0), sqs.dead.splice(0)]).toEqual([[], [], []]);
  });
  return {
    get service() {
      return held.service!;
    },
    get operator() {
      return held.operator!;
    },
    get eraser() {
      return held.eraser!;
    },
  };
};
