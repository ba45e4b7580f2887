import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import type { Secrets } from '../secrets.ts';
import { audience } from '../tokens.ts';
import type { Accounts } from './accounts.ts';
import { databaseAdapter } from './adapter.ts';
import { errorPage, logoutPage, signedOutPage } from './pages.ts';
import { pageLanguage } from './texts.ts';

/** Where the provider stands below the service's address. */
export const mountedAt = '/oidc';

export const clientId = 'kaoping-web';

/** Pages of the web application to which the provider may send a browser back. */
export const redirectPaths = ['/login/callback'] as const;
export const signedOutPaths = ['/signed-out', '/'] as const;

const tokenSeconds = 15 * 60;
const sessionSeconds = 12 * 60 * 60;

export interface ProviderOptions {
  issuer: string;
  settings: DatabaseSettings;
  secrets: Secrets;
  accounts: Accounts;
  /** tells apart the cookies of services on different ports of one machine: cookies know no port */
  port: number;
  failed(error: unknown): void;
}

export interface EmbeddedProvider {
  provider: Provider;
  handle(request: IncomingMessage, response: ServerResponse): void;
  purge(): Promise<void>;
}

/** An OpenID provider for one public client: authorization code with PKCE, access tokens as JWT (RFC 9068). */
export const embeddedProvider = ({
  issuer,
  settings,
  secrets,
  accounts,
  port,
  failed,
}: ProviderOptions): EmbeddedProvider => {
  const { adapter, purge } = databaseAdapter(settings);
  const configuration: Configuration = {
    adapter,
    jwks: { keys: [secrets.signingKey] },
    clients: [
      {
        client_id: clientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: redirectPaths.map((path) => `http://127.0.0.1:${port}${path}`),
        post_logout_redirect_uris: signedOutPaths.map((path) => `http://127.0.0.1:${port}${path}`),
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    conformIdTokenClaims: false,
    cookies: {
      names: {
        session: `kaoping_session_${port}`,
        interaction: `kaoping_interaction_${port}`,
        resume: `kaoping_resume_${port}`,
      },
      keys: secrets.cookieKeys,
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: mountedAt },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    interactions: { url: (_ctx, interaction) => `${mountedAt}/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: renderLogout, postLogoutSuccessSource: renderSignedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: 'openid',
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: sessionSeconds,
      Grant: sessionSeconds,
    },
    renderError: async (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(pageLanguage(ctx.req), out.error, out.error_description);
    },
    // The application is the county's own: nobody is asked whether it may know who they are.
    loadExistingGrant: async (ctx) => {
      const { session, client, provider } = ctx.oidc;
      if (!session?.accountId || !client) return undefined;
      const known = session.grantIdFor(client.clientId);
      const grant =
        (known === undefined ? undefined : await provider.Grant.find(known)) ??
        new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(audience, 'openid');
      await grant.save();
      return grant;
    },
    findAccount: async (_ctx, subject) => {
      const account = await accounts.read(subject);
      if (!account || account.disabled) return undefined;
      const { name, login } = account;
      return { accountId: subject, claims: () => ({ sub: subject, name, preferred_username: login }) };
    },
  };
  const provider = new Provider(issuer, configuration);
  allowOwnOrigin(provider);
  provider.on('server_error', (_ctx, error) => failed(error));
  const callback = provider.callback();
  return {
    provider,
    purge,
    handle(request, response) {
      const mounted = request as IncomingMessage & { originalUrl?: string };
      mounted.originalUrl = request.url ?? '/';
      request.url = mounted.originalUrl.slice(mountedAt.length) || '/';
      void callback(request, response);
    },
  };
};

/**
 * The service may be reached by several names (127.0.0.1, localhost, a machine's own); the browser is sent back to the
 * one it came by. The gateway has checked the name (hosts.ts).
 */
const allowOwnOrigin = (provider: Provider): void => {
  const allowed = (value: string, paths: readonly string[]): boolean => {
    const here = Provider.ctx?.request;
    return here !== undefined && paths.some((path) => value === `${here.protocol}://${here.host}${path}`);
  };
  provider.Client.prototype.redirectUriAllowed = (value: string) => allowed(value, redirectPaths);
  provider.Client.prototype.postLogoutRedirectUriAllowed = (value: string) => allowed(value, signedOutPaths);
};

const renderLogout = async (ctx: KoaContextWithOIDC, form: string): Promise<void> => {
  ctx.body = logoutPage(pageLanguage(ctx.req), form);
};

const renderSignedOut = async (ctx: KoaContextWithOIDC): Promise<void> => {
  ctx.body = signedOutPage(pageLanguage(ctx.req));
};
