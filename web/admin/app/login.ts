import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { User } from 'oidc-client-ts';

/**
 * Login by authorization code and PKCE at the issuer of the page's own origin. Tokens are kept in memory alone: a
 * reload, a deep link and a second tab go through the issuer again, which answers at once while its session lasts, and
 * come back to the address they started from.
 */
const manager = new UserManager({
  authority: `${location.origin}/oidc`,
  client_id: 'kaoping-web',
  redirect_uri: `${location.origin}/login/callback`,
  post_logout_redirect_uri: `${location.origin}/signed-out`,
  response_type: 'code',
  scope: 'openid profile',
  userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  stateStore: new WebStorageStateStore({ store: sessionStorage }),
  automaticSilentRenew: true,
  loadUserInfo: false,
  monitorSession: false,
});

const callbackPath = '/login/callback';
export const signedOutPath = '/signed-out';

interface Returning {
  address: string;
}

/** Signed in, on the way to the issuer (nothing to show), a helper window (nothing to show), or signed out on purpose. */
export type LoginState = 'signed-in' | 'leaving' | 'helper' | 'signed-out';

let user: User | null = null;
let renewing: Promise<boolean> | null = null;
manager.events.addUserLoaded((loaded) => {
  user = loaded;
});

export async function completeLogin(): Promise<LoginState> {
  if (location.pathname === signedOutPath) return 'signed-out';
  if (location.pathname !== callbackPath) {
    await startLogin(location.pathname + location.search + location.hash);
    return 'leaving';
  }
  try {
    // Gives a user for a redirect; a renewal's frame and a login's window hand theirs to the page that opened them.
    const loaded = await manager.signinCallback();
    if (!loaded) return 'helper';
    user = loaded;
    history.replaceState(null, '', (loaded.state as Returning | undefined)?.address ?? '/');
    return 'signed-in';
  } catch (cause) {
    // A callback that was opened again (browser's back, a bookmark) has no state left: log in anew.
    if (window.parent !== window || !(cause instanceof Error) || !/state/i.test(cause.message)) throw cause;
    await startLogin('/');
    return 'leaving';
  }
}

export const startLogin = (address: string): Promise<void> =>
  manager.signinRedirect({ state: { address } satisfies Returning });

export const accessToken = (): string | null => user?.access_token ?? null;

/** Asks the issuer for a fresh token behind the page, so that what is being typed stays; false where it refuses. */
export function renewToken(): Promise<boolean> {
  renewing ??= manager
    .signinSilent()
    .then((renewed) => {
      user = renewed;
      return renewed !== null;
    })
    .catch(() => false)
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** Logs in again in a window of its own, over a page whose form must not be lost. */
export async function loginInWindow(): Promise<boolean> {
  user = await manager.signinPopup().catch(() => user);
  return user !== null && user.expired !== true;
}

export async function signOut(): Promise<void> {
  const idToken = user?.id_token;
  await manager.removeUser();
  await manager.signoutRedirect(idToken ? { id_token_hint: idToken } : {});
}
