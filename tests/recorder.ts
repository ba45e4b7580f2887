import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Records what the tests' services ask of AWS, so that the permissions of the stacks are held against it (wall 4).
 *
 * A file holds one JSON object a line, a `RecordedRequest`. Requests that are the same to whoever authorises them are
 * kept once, with a real example; lines of the same shape add up, so that a process killed with -9 loses no shape.
 */
export interface RecordedRequest {
  /** the deployed function that asked, `grading.handler`; null: code that runs in no function */
  function: string | null;
  /** who asked, where no function did: a test file, `embedded identity provider` */
  by?: string | undefined;
  /** the session tag of the credentials: the tenant of a data role; null: the function's own role */
  tenant: string | null;
  /** one IAM action: `dynamodb:PutItem`, also where it was asked for by TransactWriteItems */
  action: string;
  /**
   * what it is done to, by our name for it: `table/main`, `files/<key>` (an object), `files` (the bucket),
   * `anchors/<key>`, `queue/<context>`, `user-pool`, `data-role/<function>`
   */
  resource: string;
  /** the condition keys that AWS sets for it, each with all its values: dynamodb:LeadingKeys, s3:prefix, … */
  context: Record<string, string[]>;
  /** the client's method and what stands around it, for people: `TransactWriteItems` */
  asked: string;
  count: number;
}
export type NewRequest = Omit<RecordedRequest, 'count'>;

export const recordingsFolder = fileURLToPath(new URL('../.requests', import.meta.url));

const ulid = /[0-9A-HJKMNP-TV-Z]{26}/;

/** `T#<tenant>#UNIT#u01` → `T#<own>#UNIT#*`; `SUB#…` → `SUB#*`: what is left when ids are taken out. */
export const keyShape = (key: string, tenant: string | null): string => {
  const [first = '', second, ...rest] = key.split('#');
  if (first === 'T' && second !== undefined) {
    const whose = second === tenant ? '<own>' : '<other>';
    return [first, whose, rest[0] ?? '', ...(rest.length > 1 ? ['*'] : [])].join('#');
  }
  return second === undefined ? first : `${first}#*`;
};

const pathShape = (path: string, tenant: string | null): string =>
  path
    .split('/')
    .map((part) => (part === tenant ? '<own>' : ulid.test(part) ? '<ulid>' : part))
    .slice(0, 3)
    .join('/');

/** Two requests with the same shape are allowed or refused alike. */
export const shapeOf = ({ tenant, action, resource, context, by, ...request }: NewRequest): string => {
  const keys = Object.entries(context).map(([name, values]) => {
    const shapes = values.map((value) => (name === 'dynamodb:LeadingKeys' ? keyShape : pathShape)(value, tenant));
    return `${name}=${[...new Set(shapes)].sort().join(' ')}`;
  });
  const who = request.function ?? `by ${by}`;
  const credentials = tenant === null ? 'own role' : 'data role';
  return [who, credentials, action, pathShape(resource, tenant), ...keys.sort()].join(' | ');
};

/** An example keeps one value of each shape, and a second of one of them where there are several. */
const example = (request: NewRequest): NewRequest => ({
  ...request,
  context: Object.fromEntries(
    Object.entries(request.context).map(([name, values]) => {
      const byShape = Map.groupBy([...new Set(values)], (value) => keyShape(value, request.tenant));
      return [name, [...byShape.values()].flatMap((same) => same.slice(0, 2))];
    }),
  ),
});

export interface Recorder {
  add(request: NewRequest): void;
  /** writes the counts that are still in memory; shapes are written when they are first seen */
  flush(): void;
}

export const recorder = (file: string): Recorder => {
  const seen = new Map<string, { request: NewRequest; unwritten: number }>();
  const write = (lines: RecordedRequest[]): void => {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
  return {
    add(request) {
      const shape = shapeOf(request);
      const known = seen.get(shape);
      if (known) known.unwritten += 1;
      else {
        const kept = example(request);
        seen.set(shape, { request: kept, unwritten: 0 });
        write([{ ...kept, count: 1 }]);
      }
    },
    flush() {
      const left = [...seen.values()].filter(({ unwritten }) => unwritten > 0);
      if (left.length > 0) write(left.map(({ request, unwritten }) => ({ ...request, count: unwritten })));
      for (const entry of left) entry.unwritten = 0;
    },
  };
};

/** Everything that was recorded, each shape once with its sum; by shape. */
export const readRecorded = (folder = recordingsFolder): Map<string, RecordedRequest> => {
  const all = new Map<string, RecordedRequest>();
  for (const file of recordingFiles(folder))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const request = JSON.parse(line) as RecordedRequest;
      const shape = shapeOf(request);
      const known = all.get(shape);
      if (known) known.count += request.count;
      else all.set(shape, request);
    }
  return all;
};

const recordingFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** The projects whose requests are there. */
export const recordedProjects = (folder = recordingsFolder): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => recordingFiles(join(folder, name)).length > 0) : [];

/** Where the requests of a test file go, and those of the processes that it starts: names that begin so. */
export const recordingPrefix = (project: string, testFile: string): string =>
  join(recordingsFolder, project, testFile.replace(/^.*[\\/]/, '').replace(/\.test\.ts$/, ''));

/** Takes away what a test file recorded the last time it ran. */
export const clearRecordings = (prefix: string): void => {
  const folder = dirname(prefix);
  if (!existsSync(folder)) return;
  const own = prefix.slice(folder.length + 1);
  for (const name of readdirSync(folder)) if (name.startsWith(`${own}.`)) rmSync(join(folder, name), { force: true });
};
