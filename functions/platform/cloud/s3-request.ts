import { createHash, createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { partition } from '@aws-sdk/core/client';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CredentialsProvider } from '../environment.ts';
import { patience } from './client-settings.ts';

/**
 * Requests to S3 with the SDK's signer and nothing else of its client, which alone is larger (170 kB) than all the rest
 * of a function's own code.
 */

export interface S3Address {
  region: string;
  bucket: string;
  /** AWS_ENDPOINT_URL_S3, for tests: the bucket then stands in the path */
  endpoint: string | undefined;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** absent: the bucket itself */
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

export interface S3Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** What S3 refused, in the shape of the SDK's errors, so that the platform tells an outage from a fault. */
export class S3Error extends Error {
  readonly $metadata: { httpStatusCode: number | undefined };

  /** @param code S3's own, as `SlowDown`, or the code of the broken connection */
  constructor(code: string, status: number | undefined, message: string, options?: ErrorOptions) {
    super(`S3: ${code}: ${message}`, options);
    this.name = code;
    this.$metadata = { httpStatusCode: status };
  }
}

/** milliseconds for an answer's body once it began */
const bodyTime = 60_000;
/** bytes that a millisecond must carry at the least: 1 MB/s */
const slowest = 1_000;
const passing = new Set(['RequestTimeout', 'SlowDown', 'Throttling', 'ConditionalRequestConflict', 'OperationAborted']);

export const sendToS3 = async (
  address: S3Address,
  credentials: CredentialsProvider,
  request: S3Request,
): Promise<S3Answer> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendOnce(address, credentials, request);
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const { httpStatusCode: status = 599 } = error.$metadata;
      const again = status >= 500 || status === 429 || passing.has(error.name);
      if (!again || attempt === patience.maxAttempts) throw error;
      await setTimeout(Math.random() * 100 * 2 ** attempt);
    }
  }
};

const sendOnce = async (
  address: S3Address,
  credentials: CredentialsProvider,
  request: S3Request,
): Promise<S3Answer> => {
  const { method, body } = request;
  const target = targetOf(address, request);
  const signed = await signerOf(address, credentials).sign({
    ...target,
    headers: { host: target.host, ...request.headers },
    body,
  });
  const { host: _host, ...headers } = signed.headers;
  const stop = new AbortController();
  const timer = globalThis.setTimeout(() => stop.abort(), patience.requestTimeout + (body?.length ?? 0) / slowest);
  let answer: S3Answer;
  try {
    const response = await fetch(urlOf(target), {
      ...{ method, headers, signal: stop.signal, redirect: 'manual' as const },
      ...(body && { body: body as Uint8Array<ArrayBuffer> }),
    });
    clearTimeout(timer);
    const length = Number(response.headers.get('content-length') ?? 0);
    const bodyTimer = globalThis.setTimeout(() => stop.abort(), bodyTime + length / slowest);
    try {
      const bytes = new Uint8Array(await response.arrayBuffer());
      answer = { status: response.status, headers: response.headers, body: bytes };
    } finally {
      clearTimeout(bodyTimer);
    }
  } catch (cause) {
    throw new S3Error(brokenBy(cause), undefined, `no answer to ${method} ${target.path}`, { cause });
  } finally {
    clearTimeout(timer);
  }
  if (answer.status >= 300) throw refused(answer);
  return answer;
};

const brokenBy = (error: unknown): string => {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return name === 'AbortError' ? 'TimeoutError' : (cause?.code ?? 'ECONNRESET');
};

const refused = ({ status, body }: S3Answer): S3Error => {
  const text = Buffer.from(body).toString('utf8');
  const inside = (tag: string): string | undefined => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1];
  return new S3Error(inside('Code') ?? `Http${status}`, status, inside('Message') ?? '');
};

/** An address that allows exactly this request for a while; the headers named in it have to be sent as they are. */
export const presignForS3 = async (
  address: S3Address,
  credentials: CredentialsProvider,
  request: S3Request,
  seconds: number,
): Promise<string> => {
  const target = targetOf(address, request);
  const headers = { host: target.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...request.headers };
  const signed = await signerOf(address, credentials).presign({ ...target, headers }, { expiresIn: seconds });
  return urlOf({ ...target, query: signed.query as Record<string, string> });
};

interface Target {
  method: string;
  protocol: string;
  host: string;
  hostname: string;
  path: string;
  query: Record<string, string>;
}

const targetOf = ({ region, bucket, endpoint }: S3Address, { method, key, query = {} }: S3Request): Target => {
  const base = new URL(endpoint ?? `https://${bucket}.s3.${region}.${partition(region).dnsSuffix}`);
  const folder = endpoint === undefined ? '' : `${base.pathname.replace(/\/$/, '')}/${bucket}`;
  const path = `${folder}/${(key ?? '').split('/').map(escape).join('/')}`;
  return { method, protocol: base.protocol, host: base.host, hostname: base.hostname, path, query };
};

/** Percent-encoded as the signature is computed: `!'()*` too. */
const escape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const urlOf = ({ protocol, host, path, query }: Target): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${escape(name)}=${escape(value)}`);
  return `${protocol}//${host}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
};

const signerOf = ({ region }: S3Address, credentials: CredentialsProvider): SignatureV4 =>
  // S3 alone wants the path as it is sent, not encoded once more.
  new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false, applyChecksum: true });

type Source = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, or its HMAC with a secret, as the signer asks for it. */
class Sha256 {
  readonly #secret: Buffer | undefined;
  #hash;

  constructor(secret?: Source) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
    this.#hash = this.#fresh();
  }
  #fresh() {
    return this.#secret ? createHmac('sha256', this.#secret) : createHash('sha256');
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
  reset(): void {
    this.#hash = this.#fresh();
  }
}

const bytesOf = (source: Source): Buffer =>
  typeof source === 'string'
    ? Buffer.from(source, 'utf8')
    : ArrayBuffer.isView(source)
      ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
      : Buffer.from(source);
