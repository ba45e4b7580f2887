import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { voteHeaders } from '#infra/cloud/vote-headers.ts';
import { acceptedEncoding, type Encoding } from './compress.ts';
import { page } from './respond.ts';

/** No `unsafe-*` for scripts; Ant Design needs inline styles. */
export const webPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

/**
 * A worker lives by the policy that came with its own file. The one that unpacks workbooks makes others of its own code,
 * at addresses that begin with `blob:`; a page may not.
 */
export const workerPolicy = `${webPolicy}; worker-src 'self' blob:`;

export const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

interface Served {
  bytes: Uint8Array;
  etag: string;
  type: string;
}

/** The voting page has one address. It is a page of its own, with nothing of the application, and a stricter policy. */
const votePage = 'vote.html';
const isVote = (wanted: string): boolean => wanted === 'vote' || wanted === 'vote/' || wanted === votePage;

/** The built application: its files as they are, its one page for every address that is no file, and the voting page. */
export const webFiles = (folder: string) => {
  const known = new Map<string, Served & { changed: number }>();

  const load = async (name: string): Promise<Served | undefined> => {
    const path = join(folder, name);
    if (!path.startsWith(folder + sep)) return undefined;
    const info = await stat(path).catch(() => undefined);
    if (!info?.isFile()) return undefined;
    const kept = known.get(path);
    if (kept?.changed === info.mtimeMs) return kept;
    const type = types[extname(name.replace(/\.(br|gz)$/, ''))] ?? 'application/octet-stream';
    const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
    const served = { bytes: new Uint8Array(await readFile(path)), etag, type, changed: info.mtimeMs };
    known.set(path, served);
    return served;
  };

  const compressed = async (name: string, encoding: Encoding | undefined): Promise<[Served, Encoding?] | undefined> => {
    const plain = await load(name);
    if (!plain) return undefined;
    const smaller = encoding && (await load(`${name}.${encoding === 'br' ? 'br' : 'gz'}`));
    return smaller ? [smaller, encoding] : [plain];
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const asked = decodeSafely(pathname).slice(1);
    const wanted = isVote(asked) ? votePage : asked;
    const isFile = /\.[a-z0-9]+$/i.test(wanted);
    const encoding = acceptedEncoding(request);
    const found =
      (wanted === '' ? undefined : await compressed(wanted, encoding)) ??
      (isFile && (wanted.startsWith('assets/') || wanted === votePage)
        ? undefined
        : await compressed('index.html', encoding));
    if (!found) return isFile ? page(response, 404, notFound) : page(response, 503, notBuilt);
    const [{ bytes, etag, type }, used] = found;
    const hashed = wanted.startsWith('assets/');
    const headers = {
      'content-type': type,
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
      vary: 'accept-encoding',
      'content-security-policy': type.startsWith('text/javascript') ? workerPolicy : webPolicy,
      ...(wanted === votePage && voteHeaders),
      ...(used && { 'content-encoding': used }),
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
};

const decodeSafely = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
};

const notice = (title: string, text: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/oidc/style.css"></head>
<body><main><section class="only"><h1>${title}</h1><p>${text}</p></section></main></body></html>
`;
const notFound = notice('没有这个文件', 'There is no such file.');
const notBuilt = notice(
  '网页尚未生成',
  '接口可用：<a href="/api/docs">/api/docs</a>。 The web application has not been built; the API is there: <a href="/api/docs">/api/docs</a>.',
);
