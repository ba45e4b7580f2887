import type { Job } from '#shared/api/common.ts';
import type { ErrorCode } from '#shared/api/operation.ts';
import type { TenantRow } from '#shared/api/service.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Control } from '#functions/platform/control.ts';
import { standardTexts } from '#functions/platform/errors.ts';
import { publicEntry, type TenantEntry } from '#functions/platform/tenant-list.ts';

/** A county with what it used this month and what it stores. */
export const rowOf = async (control: Control, entry: TenantEntry, now: string): Promise<TenantRow> => {
  const [use, storage] = await Promise.all([control.readUse(entry.id, now.slice(0, 7)), control.readStorage(entry.id)]);
  return { ...publicEntry(entry), use, storage };
};

const ownKinds: readonly Job['kind'][] = ['onboarding', 'archive', 'upkeep', 'digest', 'erasure'];

/**
 * The service's own work in a county as the operator sees it: how far it is and how it ended. Who in the county asked for
 * an archive, what it was named and where it lies are the county's.
 */
export const operatorsJobs = (jobs: readonly Job[]): Job[] =>
  jobs
    .filter(({ kind }) => ownKinds.includes(kind))
    .map(({ id, kind, state, progress, problems, at, finishedAt, by }) => ({
      ...{ id, kind, state, progress, at, finishedAt, input: {}, output: null },
      by: kind === 'archive' ? { user: '', name: '' } : by,
      problems: problems.map(({ code }) => ({ path: '', code, message: textOf(code) })),
    }));

/** What a code says of itself: a fault's own text may name what the county keeps. */
const textOf = (code: string): Bilingual => standardTexts[code as ErrorCode] ?? standardTexts.internal;
