import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operation } from '#shared/api/operation.ts';
import { type HttpAnswer, languageOf, problemAnswer, Refusal } from '#functions/platform/errors.ts';
import type { GatewayEvent } from '#functions/platform/http.ts';
import { bodyLimit } from '#functions/platform/input.ts';
import { acceptedEncoding, compressBytes } from './compress.ts';
import type { Contexts } from './contexts.ts';
import { json, readBody, TooLarge } from './respond.ts';
import { type Route, routeTable } from './routes.ts';
import type { Tokens } from './tokens.ts';

export interface ApiOptions {
  operations: readonly Operation[];
  contexts: Contexts;
  tokens: Tokens;
}

const worthCompressing = 1000;

/**
 * `/api/*` as an HTTP API with a JWT authorizer does it: a route for each operation of the contract, its own short
 * answers for what reaches no handler, and events of payload version 2.0 for what does.
 */
export const api = ({ operations, contexts, tokens }: ApiOptions) => {
  const find = routeTable(operations);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://local');
    let found: ReturnType<typeof find>;
    try {
      found = find(request.method ?? 'GET', url.pathname);
    } catch {
      return json(response, 400, { message: 'Bad Request' });
    }
    if (!found) return json(response, 404, { message: 'Not Found' });
    if ('otherMethods' in found) {
      const headers = { allow: [...new Set(found.otherMethods)].join(', ') };
      return json(response, 405, { message: 'Method Not Allowed' }, headers);
    }
    const { route } = found;
    let claims: Record<string, unknown> | undefined;
    if (route.operation.permission !== 'public') {
      const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      claims = token === undefined ? undefined : await tokens.verify(token);
      if (!claims) return json(response, 401, { message: 'Unauthorized' }, { 'www-authenticate': 'Bearer' });
    }
    try {
      const event = await toEvent(request, url, route, claims);
      const handler = await contexts.handler(route.operation.context);
      await send(request, response, await handler(event));
    } catch (error) {
      if (error instanceof TooLarge) {
        const language = languageOf(request.headers['accept-language']);
        return send(request, response, problemAnswer(new Refusal('too-large'), language));
      }
      throw error;
    }
  };
};

const toEvent = async (
  request: IncomingMessage,
  url: URL,
  { operation, parameters }: Route,
  claims: Record<string, unknown> | undefined,
): Promise<GatewayEvent> => {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams)
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  const body = await readBody(request, bodyLimit);
  const method = request.method ?? 'GET';
  const { authorization: _authorization, cookie: _cookie, ...headers } = request.headers;
  return {
    version: '2.0',
    routeKey: `${operation.method} ${operation.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      requestId: randomUUID(),
      http: { method, path: url.pathname },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
    ...(body.length > 0 && { body: body.toString('utf8') }),
    isBase64Encoded: false,
  };
};

const send = async (request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): Promise<void> => {
  const plain = Buffer.from(answer.body, 'utf8');
  const encoding = plain.length < worthCompressing ? undefined : acceptedEncoding(request);
  const bytes = encoding ? await compressBytes(plain, encoding, 'fast') : plain;
  response.writeHead(answer.statusCode, {
    ...answer.headers,
    vary: 'accept-encoding',
    ...(encoding && { 'content-encoding': encoding }),
    'content-length': bytes.length,
  });
  response.end(bytes);
};
