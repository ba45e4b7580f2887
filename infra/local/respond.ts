import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the service's own small pages send; large bodies go by compress.ts. */

/** For the service's own pages: nothing inline, nothing from elsewhere. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

/** On every answer: the gateway puts them there. */
export const safeHeaders: Record<string, string> = {
  // What is a page, or belongs to one, says its own policy; everything else is never to be looked at as a page.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export const page = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy,
    'cache-control': 'no-store',
  });
  response.end(html);
};

/** Sends a small asset; true, so that a route can end with it. */
export const text = (response: ServerResponse, type: string, body: string): true => {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=300' });
  response.end(body);
  return true;
};

export const json = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(value));
};

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** How much of what nobody wants is still read, so that its sender hears the answer instead of a closed door. */
const patience = 8_000_000;

/** The whole body, if it is no larger than `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else if (size > limit + patience) throw new TooLarge();
  }
  if (size > limit) throw new TooLarge();
  return Buffer.concat(chunks);
};

export const readForm = async (request: IncomingMessage): Promise<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams((await readBody(request, 10_000)).toString('utf8')));
