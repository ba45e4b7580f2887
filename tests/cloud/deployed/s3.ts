import { createHash, randomUUID } from 'node:crypto';
import {
  type AwsReply,
  type AwsRequest,
  type AwsServer,
  awsServer,
} from '#functions/platform/cloud/aws-server.fixture.ts';
import { element, elements, marked } from '#functions/platform/cloud/s3-xml.ts';
import { Denied, type Door, type Holder } from './door.ts';

/** Two versioned buckets in memory, addressed by their path. What is locked cannot be removed by anybody. */
export interface S3Service extends AwsServer {
  /** keys of what is there, older versions and marks of removal too: `<bucket>/<key>` */
  kept(): string[];
}

interface Version {
  id: string;
  /** null: marks that the object was removed */
  bytes: Buffer | null;
  type: string;
}

interface Bucket {
  name: string;
  kind: 'files' | 'anchors';
  /** of each key the versions, newest first */
  objects: Map<string, Version[]>;
}

class Fault extends Error {
  readonly status: number;
  constructor(code: string, status: number) {
    super(code);
    this.status = status;
  }
}

export const s3Service = async (door: Door, names: { files: string; anchors: string }): Promise<S3Service> => {
  const server = await awsServer();
  const buckets = (['files', 'anchors'] as const).map((kind): Bucket => ({
    name: names[kind],
    kind,
    objects: new Map(),
  }));
  server.answer(async (request): Promise<AwsReply> => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 's3');
      const [, name = '', ...rest] = request.path.split('/');
      const bucket = buckets.find((one) => one.name === name);
      if (!bucket) throw new Fault('NoSuchBucket', 404);
      const key = decodeURIComponent(rest.join('/'));
      return await (key === '' ? onBucket : onObject)({ door, holder, bucket, key, request });
    } catch (error) {
      if (error instanceof Fault) return fault(error.message, error.status, request);
      if (!(error instanceof Denied)) throw error;
      return fault(error.code, 403, request);
    }
  });
  return Object.assign(server, {
    kept: () => buckets.flatMap(({ kind, objects }) => [...objects.keys()].map((key) => `${kind}/${key}`)),
  });
};

const fault = (code: string, status: number, { method }: AwsRequest): AwsReply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  ...(method !== 'HEAD' && {
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  }),
});

interface Call {
  door: Door;
  holder: Holder;
  bucket: Bucket;
  key: string;
  request: AwsRequest;
}

const xml = (body: string): AwsReply => ({ headers: { 'content-type': 'application/xml' }, body });

const requireObject = ({ door, holder, bucket }: Call, action: string, key: string, asked = action): Promise<void> =>
  door.require(holder, { action: `s3:${action}`, resource: `${bucket.kind}/${key}`, context: {}, asked });

const checkSum = ({ bucket, request: { headers, body } }: Call): void => {
  const given = headers['x-amz-checksum-sha256'];
  if (given === undefined && bucket.kind === 'anchors') throw new Fault('InvalidRequest', 400);
  if (given !== undefined && given !== createHash('sha256').update(body).digest('base64'))
    throw new Fault('BadDigest', 400);
};

const onObject = async (call: Call): Promise<AwsReply> => {
  const { bucket, key, request } = call;
  const { method, headers, query, body } = request;
  const versions = bucket.objects.get(key) ?? [];
  const bytes = versions[0]?.bytes ?? null;
  switch (method) {
    case 'PUT':
      await requireObject(call, 'PutObject', key);
      checkSum(call);
      if (headers['if-none-match'] === '*' && bytes !== null) throw new Fault('PreconditionFailed', 412);
      bucket.objects.set(key, [{ id: randomUUID(), bytes: body, type: headers['content-type'] ?? '' }, ...versions]);
      return {};
    case 'GET':
    case 'HEAD': {
      await requireObject(call, 'GetObject', key, method);
      if (bytes === null) throw await absent(call);
      const sent = {
        'content-type': query['response-content-type'] ?? versions[0]!.type,
        ...(query['response-content-disposition'] && { 'content-disposition': query['response-content-disposition'] }),
        ...(query['response-cache-control'] && { 'cache-control': query['response-cache-control'] }),
        'content-length': String(bytes.length),
      };
      return { headers: sent, ...(method === 'GET' && { body: bytes }) };
    }
    case 'DELETE':
      await requireObject(call, 'DeleteObject', key);
      if (versions.length > 0) bucket.objects.set(key, [{ id: randomUUID(), bytes: null, type: '' }, ...versions]);
      return { status: 204 };
    default:
      throw new Fault('MethodNotAllowed', 405);
  }
};

/** Whether something is there is told only to those who may list; this is asked of nobody's record. */
const absent = async ({ holder: { fn } }: Call): Promise<Fault> => {
  const lists = fn === null || fn.data.policies.some((policy) => JSON.stringify(policy).includes('"s3:ListBucket"'));
  return lists ? new Fault('NoSuchKey', 404) : new Fault('AccessDenied', 403);
};

const onBucket = async (call: Call): Promise<AwsReply> => {
  const { door, holder, bucket, request } = call;
  const { method, query, body } = request;
  const { prefix = '', 'max-keys': size = '1000' } = query;
  const limit = Math.min(Number(size), 1000);
  const list = (action: string): Promise<void> =>
    door.require(holder, {
      ...{ action: `s3:${action}`, resource: bucket.kind, asked: action },
      context: prefix === '' ? {} : { 's3:prefix': [prefix] },
    });
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  if (method === 'POST' && query['delete'] !== undefined) return deleteMany(call, body.toString('utf8'));
  if (method !== 'GET') throw new Fault('MethodNotAllowed', 405);
  if (query['versions'] !== undefined) {
    await list('ListBucketVersions');
    const all = keys.flatMap((key) => bucket.objects.get(key)!.map((version) => ({ key, ...version })));
    const shown = all.slice(0, limit).map(({ key, id, bytes }) => {
      const inside = `<Key>${marked(key)}</Key><VersionId>${id}</VersionId>`;
      return bytes === null
        ? `<DeleteMarker>${inside}</DeleteMarker>`
        : `<Version>${inside}<Size>${bytes.length}</Size></Version>`;
    });
    return xml(
      `<ListVersionsResult><IsTruncated>${all.length > limit}</IsTruncated>${shown.join('')}</ListVersionsResult>`,
    );
  }
  if (query['list-type'] !== '2') throw new Fault('NotImplemented', 501);
  await list('ListBucket');
  const there = keys.filter((key) => bucket.objects.get(key)![0]!.bytes !== null);
  const from = query['continuation-token'] ?? '';
  const rest = there.filter((key) => key > from);
  const page = rest.slice(0, limit);
  const shown = page.map(
    (key) => `<Contents><Key>${marked(key)}</Key><Size>${bucket.objects.get(key)![0]!.bytes!.length}</Size></Contents>`,
  );
  const more = rest.length > page.length;
  const next = more ? `<NextContinuationToken>${marked(page.at(-1)!)}</NextContinuationToken>` : '';
  return xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${shown.join('')}</ListBucketResult>`);
};

/** Each version needs the permission of its own; what is locked, or not permitted, stands among the errors. */
const deleteMany = async (call: Call, body: string): Promise<AwsReply> => {
  const { bucket } = call;
  if (call.request.headers['x-amz-checksum-sha256'] === undefined) throw new Fault('InvalidRequest', 400);
  checkSum(call);
  const errors: string[] = [];
  for (const entry of elements(body, 'Object')) {
    const [key, id] = [element(entry, 'Key') ?? '', element(entry, 'VersionId')];
    const action = id === undefined ? 'DeleteObject' : 'DeleteObjectVersion';
    const denied = await requireObject(call, action, key, 'DeleteObjects').catch((error: unknown) => {
      if (!(error instanceof Denied)) throw error;
      return true;
    });
    if (denied || bucket.kind === 'anchors') {
      errors.push(`<Error><Key>${marked(key)}</Key><Code>AccessDenied</Code></Error>`);
      continue;
    }
    const left = (bucket.objects.get(key) ?? []).filter((version) => version.id !== id);
    if (left.length > 0) bucket.objects.set(key, left);
    else bucket.objects.delete(key);
  }
  return xml(`<DeleteResult>${errors.join('')}</DeleteResult>`);
};
