import { createHash } from 'node:crypto';
import { disposition } from '../disposition.ts';
import type { ObjectStore } from '../files.ts';
import { absent, s3Bucket, type S3BucketOptions } from './s3-bucket.ts';
import { presignForS3, S3Error, type S3Request } from './s3-request.ts';
import { element, elements, marked } from './s3-xml.ts';

const defaultSeconds = 900;

export const s3Store = (options: S3BucketOptions): ObjectStore => {
  const bucket = s3Bucket(options);
  const { send, listPage } = bucket;
  const sign = (key: string, request: Omit<S3Request, 'key'>, seconds = defaultSeconds) =>
    presignForS3(bucket.address(), bucket.credentialsFor(key), { ...request, key }, seconds);

  return {
    async put(key, bytes, { type }) {
      await send(key, { method: 'PUT', key, headers: { 'content-type': type }, body: bytes });
    },
    get: bucket.get,
    list: bucket.list,
    async head(key) {
      return send(key, { method: 'HEAD', key }).then(
        ({ headers }) => ({ size: Number(headers.get('content-length')) }),
        absent(key),
      );
    },
    async delete(key) {
      await send(key, { method: 'DELETE', key });
    },
    async purge(prefix) {
      const keys = new Set<string>();
      let bytes = 0;
      for (;;) {
        // From the beginning each time, so that the last look finds nothing left.
        const page = await listPage(prefix, { versions: '' });
        const versions = [...elements(page, 'Version'), ...elements(page, 'DeleteMarker')].map((entry) => ({
          key: element(entry, 'Key') ?? '',
          version: element(entry, 'VersionId') ?? '',
          size: Number(element(entry, 'Size') ?? 0),
        }));
        if (versions.length === 0) return { files: keys.size, bytes };
        const body = deletion(versions);
        const checksum = createHash('sha256').update(body).digest('base64');
        const headers = { 'content-type': 'application/xml', 'x-amz-checksum-sha256': checksum };
        const answer = await send(prefix, { method: 'POST', query: { delete: '' }, headers, body });
        const [failed] = elements(Buffer.from(answer.body).toString('utf8'), 'Error');
        if (failed !== undefined)
          throw new S3Error(element(failed, 'Code') ?? 'DeleteFailed', 200, element(failed, 'Key') ?? '');
        for (const { key, size } of versions) {
          keys.add(key);
          bytes += size;
        }
      }
    },
    async presignPut(key, { type, size, seconds }) {
      // The browser sends the length by itself; S3 refuses another one, and another type, by the signature;
      // and whatever comes where something lies already.
      const sent = { 'content-type': type, 'if-none-match': '*' };
      const headers = { ...sent, 'content-length': String(size) };
      return { url: await sign(key, { method: 'PUT', headers }, seconds), headers: sent };
    },
    async presignGet(key, { as, type, seconds }) {
      const query = {
        'response-content-disposition': disposition(as),
        'response-content-type': type,
        'response-cache-control': 'private, no-store',
      };
      return { url: await sign(key, { method: 'GET', query }, seconds), headers: {} };
    },
  };
};

const deletion = (versions: readonly { key: string; version: string }[]): Buffer => {
  const objects = versions.map(
    ({ key, version }) => `<Object><Key>${marked(key)}</Key><VersionId>${marked(version)}</VersionId></Object>`,
  );
  const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
  return Buffer.from(`<Delete xmlns="${namespace}"><Quiet>true</Quiet>${objects.join('')}</Delete>`);
};
