import * as z from 'zod';

/** Where people log in: what `/config.json` of the page's own origin says. */
const configSchema = z.object({
  /** the issuer's address; a path stands for one on the page's own origin */
  issuer: z.string().min(1),
  clientId: z.string().min(1),
  scope: z.string().min(1).default('openid profile'),
  /** what the access token is to be good for (RFC 8707), for issuers that ask */
  resource: z.string().min(1).optional(),
  /** where a session ends at an issuer without an end-session endpoint (Cognito's `/logout`) */
  logoutUrl: z.url().optional(),
});
export type LoginConfig = z.infer<typeof configSchema>;

/** One machine's own provider, where nothing else is said. */
export const embedded: LoginConfig = { issuer: '/oidc', clientId: 'kaoping-web', scope: 'openid profile' };

/** The configuration cannot be read, or does not say where to log in. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the configuration; the page's head asked for it already, beside the scripts. Throws `ConfigError`. */
export async function readLoginConfig(get: typeof fetch = fetch): Promise<LoginConfig> {
  const response = await get('/config.json', { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new ConfigError(cause instanceof Error ? cause.message : String(cause));
  });
  if (response.status === 404) return embedded;
  if (!response.ok) throw new ConfigError(`/config.json: ${response.status}`);
  const read = configSchema.safeParse(await response.json().catch(() => null));
  if (!read.success) {
    throw new ConfigError(`/config.json: ${read.error.issues.map(({ path }) => path.join('.') || 'JSON').join(', ')}`);
  }
  return read.data;
}

/** Where Cognito and its like end a session. */
export function logoutAddress({ logoutUrl, clientId }: LoginConfig, back: string): string | null {
  if (logoutUrl === undefined) return null;
  const url = new URL(logoutUrl);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('logout_uri', back);
  return url.href;
}
