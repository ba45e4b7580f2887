import type { IncomingMessage, ServerResponse } from 'node:http';
import { disposition } from '#functions/platform/disposition.ts';
import { isStorageFull } from '#functions/platform/errors.ts';
import { json, readBody, TooLarge } from './respond.ts';
import type { LocalStore } from './store.ts';

/** `/files/<token>`: presigned addresses, as an object store answers them. */
export const fileRoutes =
  (store: LocalStore) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const ticket = store.readTicket(pathname.slice('/files/'.length));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!ticket || ticket.method !== method) return json(response, 403, { message: 'Forbidden' });

    if (ticket.method === 'PUT') {
      if (request.headers['content-type'] !== ticket.type) return json(response, 403, { message: 'Another type' });
      const bytes = await readBody(request, ticket.size).catch((error: unknown) => {
        if (error instanceof TooLarge) return undefined;
        throw error;
      });
      if (!bytes) return json(response, 413, { message: 'Larger than declared' });
      if (bytes.length !== ticket.size) return json(response, 400, { message: 'Smaller than declared' });
      try {
        await store.put(ticket.key, bytes, { type: ticket.type, once: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST')
          return json(response, 412, { message: 'Precondition Failed' });
        if (!isStorageFull(error)) throw error;
        return json(response, 507, { message: 'Insufficient Storage' });
      }
      return json(response, 200, {});
    }

    const bytes = await store.get(ticket.key);
    if (!bytes) return json(response, 404, { message: 'Not Found' });
    response.writeHead(200, {
      'content-type': ticket.type,
      'content-length': bytes.length,
      'content-disposition': disposition(ticket.as),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
