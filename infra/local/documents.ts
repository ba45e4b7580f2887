import type { IncomingMessage, ServerResponse } from 'node:http';
import { docsPage, docsScript, docsStyle } from '#shared/api/docs-page.ts';
import { openApi } from '#shared/api/openapi.ts';
import type { Operation } from '#shared/api/operation.ts';
import { json, page, text } from './respond.ts';

/** `/api/docs` and `/api/openapi.json`, made of the contract when first asked for. */
export const apiDocuments = (operations: readonly Operation[]) => {
  let made: { document: object; html: string } | undefined;
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '/').split('?')[0];
    if (request.method !== 'GET') return false;
    if (path === '/api/docs/style.css') return text(response, 'text/css; charset=utf-8', docsStyle);
    if (path === '/api/docs/search.js') return text(response, 'text/javascript; charset=utf-8', docsScript);
    if (path !== '/api/docs' && path !== '/api/openapi.json') return false;
    made ??= { document: openApi(operations), html: docsPage(operations) };
    if (path === '/api/docs') page(response, 200, made.html);
    else json(response, 200, made.document);
    return true;
  };
};
