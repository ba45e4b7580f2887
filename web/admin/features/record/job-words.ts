import type { Job } from '#shared/api/common.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What a job was given, in a word: the file's name, the cycle, the note. */
export function aboutOf({ input }: Job): string {
  return [text(input['name']), text(input['cycle']), text(input['note'])].filter((part) => part !== null).join(' · ');
}

/** The page where a job's outcome stands. */
export function outcomePath({ id, kind, state, input, output }: Job): string {
  const cycle = text(input['cycle']);
  const run = text(output?.['run']) ?? (kind === 'grading' ? id : null);
  if (kind === 'import') return `/import?job=${id}`;
  if (kind === 'archive') return `/county?job=${id}`;
  if (kind === 'restore') return `/county?import=${id}`;
  if (kind === 'users') return `/users/batch?job=${id}`;
  if (kind === 'export' && cycle) return `/cycles/${encodeURIComponent(cycle)}/export?job=${id}`;
  if (kind === 'closing' && cycle) return `/cycles/${encodeURIComponent(cycle)}?job=${id}`;
  if (kind === 'grading' && cycle && run && state === 'done') {
    return `/cycles/${encodeURIComponent(cycle)}/runs/${encodeURIComponent(run)}`;
  }
  return `/jobs/${id}`;
}
