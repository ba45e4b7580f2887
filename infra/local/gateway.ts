import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isOwnHost } from './hosts.ts';
import { json, safeHeaders } from './respond.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface GatewayRoutes {
  /** `/api/docs`, `/api/openapi.json` and the like; false: not one of them */
  documents(request: IncomingMessage, response: ServerResponse): boolean;
  api: Listener;
  files: Listener;
  identity: Listener;
  /** what exists on one machine only: the test clock; false: not one of them */
  local(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  web: Listener;
}

/**
 * One port for everything: who answers is told by the path's beginning. The port is taken first and the rest started
 * behind it, so there may be no routes yet.
 */
export const gateway = (
  host: string,
  routesNow: () => GatewayRoutes | undefined,
  failed: (error: unknown) => void,
): Server => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    const routes = routesNow();
    if (!routes) return json(response, 503, { message: 'Starting' }, { 'retry-after': '1' });
    if (!isOwnHost(request.headers.host, host)) return json(response, 421, { message: 'Misdirected Request' });
    if (!URL.canParse(request.url ?? '/', 'http://local')) return json(response, 400, { message: 'Bad Request' });
    const path = (request.url ?? '/').split('?')[0]!;
    if (await routes.local(request, response)) return;
    if (path === '/api' || path.startsWith('/api/'))
      return routes.documents(request, response) ? undefined : routes.api(request, response);
    if (path.startsWith('/files/')) return routes.files(request, response);
    if (path === '/oidc' || path.startsWith('/oidc/')) return routes.identity(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return json(response, 405, { message: 'Method Not Allowed' });
    return routes.web(request, response);
  };
  // Longer than a browser keeps a connection: a request never meets one that is just being closed.
  return createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Whoever asked has gone: there is nobody to answer.
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET' && request.destroyed) return;
      failed(error);
      if (response.headersSent) response.destroy();
      else json(response, 500, { message: 'Internal Server Error' });
    });
  });
};

/** Listens, or says in words why it cannot. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `port ${port} is taken by another program; choose another one: npm start -- --port ${port + 1}`
          : error.code === 'EACCES'
            ? `port ${port} needs more rights; choose one above 1023: npm start -- --port 4000`
            : error.code === 'EADDRNOTAVAIL'
              ? `this machine has no address ${host}`
              : error.message;
      reject(new Error(reason, { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
