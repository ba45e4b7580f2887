/**
 * How every client of AWS waits and tries again. Without limits of its own a client waits for a lost answer until the
 * function is stopped, and the user learns nothing.
 */
export const patience = {
  maxAttempts: 4,
  /** milliseconds */
  connectionTimeout: 1_000,
  /** milliseconds without an answer; with the attempts, 16 s: less than the half minute an HTTP API waits */
  requestTimeout: 4_000,
} as const;

export const clientSettings = (region: string) => ({
  region,
  maxAttempts: patience.maxAttempts,
  requestHandler: {
    connectionTimeout: patience.connectionTimeout,
    requestTimeout: patience.requestTimeout,
    throwOnRequestTimeout: true,
  },
});
