import { readFileSync } from 'node:fs';
import { type Dataset, datasetSchema } from '#shared/dataset/schema.ts';
import type { Result } from './result.ts';

export const exampleNames = ['worked', 'random-1', 'random-2', 'random-3'] as const;
export type ExampleName = (typeof exampleNames)[number];

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../tests/fixtures/${file}`, import.meta.url), 'utf8'));

/** One of the worked counties, its policy filled in with the schema's defaults. */
export function exampleDataset(name: ExampleName): Dataset {
  return datasetSchema.parse(read(`${name}.dataset.json`));
}

export function expectedResult(name: ExampleName): Result {
  return read(`${name}.expected.json`) as Result;
}
