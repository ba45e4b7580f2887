import { readFileSync } from 'node:fs';
import type { PageCalls } from '#infra/cli/county-year.ts';

/** What record-page-calls.ts saw the pages call. */
export const recordedSessions = (): PageCalls[] =>
  JSON.parse(readFileSync(new URL('page-calls.json', import.meta.url), 'utf8')) as PageCalls[];
