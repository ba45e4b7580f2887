import type { Operation } from '#shared/api/operation.ts';

export interface Answer {
  status: number;
  // The answer's shape is the contract's; the caller looks at what it needs.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** Requests through the gateway in somebody's name, by the contract: what a browser would send. */
export type Caller = (operation: Operation, input: Record<string, unknown>) => Promise<Answer>;

/**
 * @param token none: requests without a token
 * @param tenant goes into `x-tenant`
 */
export const callerWith = (url: string, token: string | null, tenant?: string): Caller => {
  return async (operation, input) => {
    const inPath = new Set(operation.path.match(/\{\w+\}/g)?.map((part) => part.slice(1, -1)));
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
    const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name)));
    const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
    const query =
      inQuery && Object.keys(rest).length > 0 ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
    const answer = await fetch(url + path + query, {
      method: operation.method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(tenant !== undefined && { 'x-tenant': tenant }),
        ...(!inQuery && { 'content-type': 'application/json' }),
      },
      ...(!inQuery && { body: JSON.stringify(rest) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
};
