type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Whom or what an event is about: the name it carries, itself or in the record it carries. */
export function subjectOf(data: Data): string {
  const carried = [data, data['person'], data['unit'], data['group'], data['after'], data['cycle']].filter(isData);
  for (const key of ['name', 'login', 'title', 'file', 'year']) {
    for (const record of carried) {
      const found = text(record[key]);
      if (found !== undefined) return found;
    }
  }
  const logins = data['logins'];
  if (Array.isArray(logins))
    return logins.length > 3 ? `${logins.slice(0, 3).join('、')} …（${logins.length}）` : logins.join('、');
  return text(data['id']) ?? text(data['run']) ?? '';
}

export const reasonOf = (data: Data): string => text(data['reason']) ?? text(data['note']) ?? '';

export interface Difference {
  field: string;
  before: string;
  after: string;
}

/** How the page writes fields and values; both as they are where it has no word. */
export interface Words {
  field: (key: string) => string;
  value: (text: string) => string;
}
const plain: Words = { field: (key) => key, value: (text) => text };

/** What changed, field by field; null where the event carries no before and after. */
export function differencesOf({ before, after }: Data, words: Words = plain): Difference[] | null {
  if (!isData(before) && !isData(after)) return null;
  const [was, is] = [isData(before) ? before : {}, isData(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((key) => ({ field: words.field(key), before: shown(was[key], words), after: shown(is[key], words) }))
    .filter((difference) => difference.before !== difference.after);
}

export function shown(value: unknown, words: Words = plain): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => shown(one, words)).join('；');
  if (isData(value)) {
    return Object.entries(value)
      .map(([key, field]) => `${words.field(key)} ${shown(field, words)}`)
      .join('，');
  }
  if (typeof value === 'boolean') return value ? '✓' : '✕';
  return typeof value === 'string' ? words.value(value) : String(value);
}
