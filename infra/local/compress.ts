import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

export type Encoding = 'br' | 'gzip';

/** What the reader takes, brotli first. */
export const acceptedEncoding = (request: IncomingMessage): Encoding | undefined => {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!;\s*q=0(\.0*)?\b)/.test(accepted)) return 'br';
  return /\bgzip\b(?!;\s*q=0(\.0*)?\b)/.test(accepted) ? 'gzip' : undefined;
};

export const isCompressible = (type: string): boolean =>
  /^(text\/|application\/([\w.]+\+)?(json|javascript|xml)|image\/svg)/.test(type);

export const compressBytes = (bytes: Uint8Array, encoding: Encoding, level: 'fast' | 'best'): Promise<Buffer> =>
  encoding === 'br'
    ? brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: level === 'fast' ? 4 : 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : zip(bytes, { level: level === 'fast' ? 5 : 9 });
