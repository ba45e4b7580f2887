import { createHash, randomBytes } from 'node:crypto';

/** What a browser does while somebody signs in: cookies by path, redirects by hand. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: this.#origin, ...headers },
    });
  }

  /** Follows redirects as long as they stay with the provider; the last answer, or where it sends one. */
  async follow(response: Response): Promise<{ response: Response; location: URL | undefined }> {
    let last = response;
    for (;;) {
      const to = last.headers.get('location');
      if (to === null) return { response: last, location: undefined };
      const location = new URL(to, this.#origin);
      if (!location.pathname.startsWith('/oidc')) return { response: last, location };
      last = await this.get(location.pathname + location.search);
    }
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookies = [...this.#cookies].filter(([, { path: at }]) => path.startsWith(at));
    const cookie = cookies.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', ...value] = pair.trim().split('=');
      const at = attributes.map((a) => /^\s*path=(.+)$/i.exec(a)?.[1]).find(Boolean) ?? '/';
      if (value.join('=') === '') this.#cookies.delete(name);
      else this.#cookies.set(name, { value: value.join('='), path: at });
    }
    return response;
  }
}

/** An authorization request with PKCE, and what is needed to use its code. */
export const authorization = (origin: string, more: Record<string, string> = {}) => {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  const query = new URLSearchParams({
    client_id: 'kaoping-web',
    response_type: 'code',
    redirect_uri: `${origin}/login/callback`,
    scope: 'openid',
    state,
    nonce: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return { path: `/oidc/auth?${query.toString()}`, verifier, state };
};

export interface TokenAnswer {
  access_token: string;
  id_token: string;
  expires_in: number;
  error?: string;
}

export const redeem = async (origin: string, code: string, verifier: string): Promise<TokenAnswer> => {
  const response = await fetch(`${origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'kaoping-web',
      redirect_uri: `${origin}/login/callback`,
      code,
      code_verifier: verifier,
    }),
  });
  return (await response.json()) as TokenAnswer;
};
