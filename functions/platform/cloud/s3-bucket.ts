import type { CredentialsProvider } from '../environment.ts';
import type { StoredFile } from '../files.ts';
import { isTenantId } from '../keys.ts';
import { logger } from '../telemetry.ts';
import { type S3Address, type S3Answer, S3Error, type S3Request, sendToS3 } from './s3-request.ts';
import { element, elements } from './s3-xml.ts';

export interface S3BucketOptions {
  address(): S3Address;
  /** Keys begin with a tenant's id and are reached with that tenant's credentials, which open no other folder. */
  credentials(tenant: string): CredentialsProvider;
}

/** as many as one request lists or deletes */
export const pageSize = '1000';

export const s3Bucket = ({ address, credentials }: S3BucketOptions) => {
  const credentialsFor = (key: string): CredentialsProvider => {
    const tenant = key.split('/', 1)[0]!;
    if (!isTenantId(tenant) || !key.startsWith(`${tenant}/`)) throw new Error(`not a tenant's key: ${key}`);
    return credentials(tenant);
  };
  /** @param whose a key or a folder; it decides about the credentials */
  const send = async (whose: string, request: S3Request): Promise<S3Answer> =>
    sendToS3(address(), credentialsFor(whose), request);

  const listPage = async (prefix: string, query: Record<string, string>): Promise<string> => {
    const { body } = await send(prefix, { method: 'GET', query: { ...query, 'max-keys': pageSize, prefix } });
    return Buffer.from(body).toString('utf8');
  };

  return {
    address,
    credentialsFor,
    send,
    listPage,
    async get(key: string): Promise<Uint8Array | undefined> {
      return send(key, { method: 'GET', key }).then(({ body }) => body, absent(key));
    },
    /** everything whose key begins so, in order of the keys */
    async list(prefix: string): Promise<StoredFile[]> {
      const found: StoredFile[] = [];
      let next: Record<string, string> = {};
      for (;;) {
        const page = await listPage(prefix, { 'list-type': '2', ...next });
        for (const entry of elements(page, 'Contents'))
          found.push({ key: element(entry, 'Key') ?? '', size: Number(element(entry, 'Size')) });
        const token = element(page, 'NextContinuationToken');
        if (element(page, 'IsTruncated') !== 'true' || token === undefined) return found;
        next = { 'continuation-token': token };
      }
    },
  };
};

/**
 * A file that is not there. Whoever may not list the folder is told 403 instead of 404 (and an answer to HEAD has no code
 * in it), so that a refusal counts as absent too; it is told in the log, should it be a fault of the permissions.
 */
export const absent =
  (key: string) =>
  (error: unknown): undefined => {
    if (!(error instanceof S3Error)) throw error;
    const { httpStatusCode: status } = error.$metadata;
    if (status === 404) return undefined;
    if (error.name !== 'AccessDenied' && error.name !== 'Http403') throw error;
    logger.warn('file refused, taken as absent', { key });
    return undefined;
  };
