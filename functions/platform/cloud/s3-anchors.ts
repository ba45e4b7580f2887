import { createHash } from 'node:crypto';
import type { Anchors } from '../anchors.ts';
import { s3Bucket, type S3BucketOptions } from './s3-bucket.ts';
import { S3Error } from './s3-request.ts';

/** A bucket with object lock, whose objects nobody changes or removes; a name that is taken is not written again. */
export const s3Anchors = (options: S3BucketOptions): Anchors => {
  const { send, get, list } = s3Bucket(options);
  return {
    get,
    list: async (prefix) => (await list(prefix)).map(({ key }) => key),
    async add(key, body) {
      const headers = {
        'content-type': 'application/json',
        'if-none-match': '*',
        // Object lock takes no object without a checksum in its own header.
        'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
      };
      try {
        await send(key, { method: 'PUT', key, headers, body });
        return true;
      } catch (error) {
        if (error instanceof S3Error && error.$metadata.httpStatusCode === 412) return false;
        throw error;
      }
    },
  };
};
