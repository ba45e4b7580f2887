import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#functions/platform/clock.ts';
import { clientId, mountedAt } from './identity/provider.ts';
import { json, readBody } from './respond.ts';

/** Where the web application logs in: this origin's own provider. */
const webConfig = { issuer: mountedAt, clientId, scope: 'openid profile' };

/** `/config.json`; with a test clock `GET /local/clock`, and `POST /local/clock {"now": "2027-03-01T00:00:00Z"}`. */
export const localRoutes =
  (
    clock: Clock & { set?(to: Date): void },
    mailbox?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>,
  ) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/config.json') {
      json(response, 200, webConfig);
      return true;
    }
    if (mailbox && (await mailbox(request, response))) return true;
    if (path !== '/local/clock' || !clock.set) return false;
    if (request.method === 'POST') {
      const { now } = JSON.parse((await readBody(request, 1000)).toString('utf8') || '{}') as { now?: unknown };
      const to = new Date(String(now));
      if (Number.isNaN(to.getTime())) {
        json(response, 422, { message: 'now must be an ISO time' });
        return true;
      }
      clock.set(to);
    }
    json(response, 200, { now: clock.now().toISOString() });
    return true;
  };
