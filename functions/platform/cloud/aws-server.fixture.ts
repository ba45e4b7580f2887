import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a service of AWS receives it. */
export interface AwsRequest {
  method: string;
  /** as it was sent, still percent-encoded */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: Buffer;
}

export interface AwsReply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** closes the connection instead of answering */
  hangUp?: boolean;
}

export interface AwsServer {
  url: string;
  /** what came, in its order */
  requests: AwsRequest[];
  /** decides the answers from now on */
  answer(reply: (request: AwsRequest, nth: number) => AwsReply | Promise<AwsReply>): void;
  stop(): Promise<void>;
}

/** Answers in the place of a service of AWS, on a port of its own. */
export const awsServer = async (): Promise<AwsServer> => {
  const requests: AwsRequest[] = [];
  let reply: (request: AwsRequest, nth: number) => AwsReply | Promise<AwsReply> = () => ({});
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://aws');
      const request: AwsRequest = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '/').split('?')[0]!,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.concat(chunks),
      };
      requests.push(request);
      void Promise.resolve(reply(request, requests.length)).then(({ status = 200, headers, body, hangUp }) => {
        if (hangUp) return incoming.socket.destroy();
        response.writeHead(status, headers);
        return response.end(body);
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer(next) {
      requests.length = 0;
      reply = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** Of JSON services: the operation that the request asks for, and its input. */
export const asked = ({ headers, body }: AwsRequest): { operation: string; input: Record<string, unknown> } => ({
  operation: headers['x-amz-target']?.split('.')[1] ?? '',
  input: JSON.parse(body.toString('utf8')) as Record<string, unknown>,
});

/** How a JSON service refuses. */
export const awsFault = (code: string, status = 400): AwsReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify({ __type: code, message: code }),
});

/**
 * The fault of a request's signature (version 4) as the service finds it, or undefined. Computed here from AWS's
 * description and not with the SDK's signer, so that both have to agree.
 */
export const signatureFault = (request: AwsRequest, secret: string): string | undefined => {
  const { headers, query } = request;
  const inQuery = query['X-Amz-Signature'] !== undefined;
  const given = inQuery
    ? {
        credential: query['X-Amz-Credential'] ?? '',
        signed: query['X-Amz-SignedHeaders'] ?? '',
        signature: query['X-Amz-Signature'] ?? '',
        time: query['X-Amz-Date'] ?? '',
        payload: query['X-Amz-Content-Sha256'] ?? '',
      }
    : { ...inHeader(headers['authorization'] ?? ''), time: headers['x-amz-date'] ?? '' };
  const scope = given.credential.split('/').slice(1);
  const [date = '', region = '', service = ''] = scope;
  const bodyHash = createHash('sha256').update(request.body).digest('hex');
  const payload = inQuery ? given.payload! : (headers['x-amz-content-sha256'] ?? bodyHash);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== bodyHash) return 'another body than was signed';
  const names = given.signed.split(';');
  if (!names.includes('host')) return 'the host is not signed';
  const pairs = Object.entries(query).filter(([name]) => name !== 'X-Amz-Signature');
  const canonical = [
    request.method,
    request.path,
    pairs
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    given.signed,
    payload,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', given.time, scope.join('/'), sha256(canonical)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  const right = createHmac('sha256', key).update(text).digest('hex');
  return right === given.signature ? undefined : `another signature over\n${canonical}`;
};

const inHeader = (authorization: string) => {
  const part = (name: string): string => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? '';
  return { credential: part('Credential'), signed: part('SignedHeaders'), signature: part('Signature') };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
