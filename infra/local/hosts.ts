const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

export const isLoopback = (host: string): boolean => loopback.has(host);

/**
 * Whether a request is meant for this service. On loopback anybody on the machine may come in without a password, so a
 * page of some other site must not get here by a name that it points to 127.0.0.1 (DNS rebinding).
 */
export const isOwnHost = (header: string | undefined, boundTo: string): boolean => {
  if (!isLoopback(boundTo)) return header !== undefined;
  const name = header?.replace(/:\d+$/, '') ?? '';
  return loopback.has(name) || name.endsWith('.localhost');
};
