import { AsyncLocalStorage } from 'node:async_hooks';

/** An answer of the service to a voter's device. */
export interface DeviceAnswer {
  device: string;
  path: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Requests of a device say whose they are in every way that HTTP has: address, browser, cookie, an id of the request. And
 * each answer is kept for the test to look at. Requests that are made outside of `as` stay as they are.
 */
export function watchDevices() {
  const device = new AsyncLocalStorage<string>();
  const answers: DeviceAnswer[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const name = device.getStore();
    if (name === undefined) return fetch(input, init);
    const headers = new Headers(init?.headers);
    for (const [header, value] of Object.entries(marksOfDevice(name))) headers.set(header, value);
    const response = await fetch(input, { ...init, headers });
    answers.push({
      ...{ device: name, path: new URL(String(input)).pathname, status: response.status },
      ...{ headers: Object.fromEntries(response.headers), body: await response.clone().text() },
    });
    return response;
  };
  return {
    answers,
    as: <T>(name: string, work: () => Promise<T>): Promise<T> => device.run(name, work),
    stop: () => void (globalThis.fetch = fetch),
  };
}

/** A device's number and what is known by it. */
export const marksOfDevice = (name: string): Record<string, string> => ({
  'user-agent': `Kept/1 (${name})`,
  'x-forwarded-for': `198.51.100.${name.replaceAll(/\D/g, '')}`,
  'x-request-id': `request-of-${name}`,
  traceparent: `00-${Buffer.from(name.padEnd(16)).toString('hex')}-00f067aa0ba902b7-01`,
  cookie: `session=cookie-of-${name}`,
});
