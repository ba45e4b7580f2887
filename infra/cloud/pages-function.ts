import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { GatewayEvent } from '#functions/platform/http.ts';
import { defaultProvider } from '#functions/platform/cloud/default-credentials.ts';
import { type S3Answer, S3Error, sendToS3 } from '#functions/platform/cloud/s3-request.ts';
import { safeHeaders } from '#infra/local/respond.ts';
import { hsts } from './hsts.ts';
import { fileTypes, voteAddresses, votePage } from './viewer-functions.ts';
import { voteHeaders } from './vote-headers.ts';

/** What CloudFront does elsewhere: a file of the application, or its one page for all of its addresses. */

export interface PageAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

const isFile = new RegExp(`\\.(${fileTypes})$`);
const isText = /^(text|application\/(json|manifest)|image\/svg)/;
const compress = promisify(gzip);

export const handler = async (event: GatewayEvent): Promise<PageAnswer> => {
  const path = decoded(event.rawPath);
  if (path === undefined || path === '/api' || path.startsWith('/api/')) return notFound;
  const address = voteAddresses.includes(path) ? votePage : isFile.test(path) ? path : '/index.html';
  const answer = await read(address.slice(1));
  if (!answer) return notFound;
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const isScript = type.startsWith('text/javascript');
  const headers = {
    ...safeHeaders,
    'strict-transport-security': hsts,
    'content-security-policy':
      process.env[isScript ? 'SCRIPTS_POLICY' : 'PAGES_POLICY'] ?? safeHeaders['content-security-policy']!,
    ...(isOfVoting(address) && voteHeaders),
    'content-type': type,
    'cache-control': answer.headers.get('cache-control') ?? 'no-cache',
    etag: answer.headers.get('etag') ?? '',
    vary: 'accept-encoding',
  };
  if (event.headers['if-none-match'] === headers.etag) return { ...empty, statusCode: 304, headers };
  const isSmaller = isText.test(type) && /\bgzip\b/.test(event.headers['accept-encoding'] ?? '');
  const bytes = isSmaller ? await compress(answer.body) : answer.body;
  return {
    statusCode: 200,
    headers: { ...headers, ...(isSmaller && { 'content-encoding': 'gzip' }) },
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  };
};

/** The page itself, and what it is made of. */
const isOfVoting = (address: string): boolean => address === votePage || address.startsWith('/assets/vote-');

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const empty = { body: '', isBase64Encoded: false };
const notFound: PageAnswer = {
  ...empty,
  statusCode: 404,
  headers: { ...safeHeaders, 'strict-transport-security': hsts, 'cache-control': 'no-store' },
};

const read = async (key: string): Promise<S3Answer | undefined> => {
  const address = {
    region: process.env['AWS_REGION'] ?? '',
    bucket: process.env['WEB_BUCKET'] ?? '',
    endpoint: process.env['AWS_ENDPOINT_URL_S3'],
  };
  try {
    return await sendToS3(address, defaultProvider(), { method: 'GET', key });
  } catch (error) {
    if (error instanceof S3Error && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
};
