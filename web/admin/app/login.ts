import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { logoutAddress, readLoginConfig } from './login-config.ts';
import type { LoginConfig } from './login-config.ts';

/**
 * Login by authorization code and PKCE at the issuer that the configuration names. Tokens are kept in memory alone: a
 * reload, a deep link and a second tab go through the issuer again, which answers at once while its session lasts, and
 * come back to the address they started from.
 */
export const callbackPath = '/login/callback';
const windowPath = '/login/window';
export const signedOutPath = '/signed-out';
const signedOut = `${location.origin}${signedOutPath}`;
/** an issuer that lets itself not be framed never answers: nobody waits for it longer than this */
const silentSeconds = 5;

interface Login {
  config: LoginConfig;
  manager: UserManager;
}
let login: Login | null = null;
let user: User | null = null;
let renewing: Promise<boolean> | null = null;

async function open(): Promise<Login> {
  if (login) return login;
  const config = await readLoginConfig();
  const manager = new UserManager({
    authority: new URL(config.issuer, location.origin).href,
    client_id: config.clientId,
    redirect_uri: `${location.origin}${callbackPath}`,
    post_logout_redirect_uri: signedOut,
    response_type: 'code',
    scope: config.scope,
    ...(config.resource === undefined ? {} : { resource: config.resource }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    silentRequestTimeoutInSeconds: silentSeconds,
    automaticSilentRenew: true,
    loadUserInfo: false,
    monitorSession: false,
  });
  manager.events.addUserLoaded((loaded) => {
    user = loaded;
  });
  login = { config, manager };
  return login;
}

interface Returning {
  address: string;
}

/**
 * Signed in, on the way to the issuer (nothing to show), a renewal's frame (nothing to show), the window of a login
 * that another page waits for, or signed out on purpose.
 */
export type LoginState = 'signed-in' | 'leaving' | 'helper' | 'window' | 'signed-out';

export async function completeLogin(): Promise<LoginState> {
  if (location.pathname === signedOutPath) return 'signed-out';
  const { manager } = await open();
  if (location.pathname !== callbackPath) {
    await startLogin(location.pathname + location.search + location.hash);
    return 'leaving';
  }
  try {
    // Gives a user for a redirect; a renewal's frame hands its own to the page around it.
    const loaded = await manager.signinCallback();
    if (!loaded) return 'helper';
    user = loaded;
    const address = (loaded.state as Returning | undefined)?.address ?? '/';
    if (address === windowPath) return handOver(loaded);
    history.replaceState(null, '', address);
    return 'signed-in';
  } catch (cause) {
    // A callback that was opened again (browser's back, a bookmark) has no state left: log in anew.
    if (window.parent !== window || !(cause instanceof Error) || !/state/i.test(cause.message)) throw cause;
    await startLogin('/');
    return 'leaving';
  }
}

export async function startLogin(address: string): Promise<void> {
  const { manager } = await open();
  await manager.signinRedirect({ state: { address } satisfies Returning });
}

export const accessToken = (): string | null => user?.access_token ?? null;

/** Asks the issuer for a fresh token behind the page, so that what is being typed stays; false where it refuses. */
export function renewToken(): Promise<boolean> {
  renewing ??= open()
    .then(({ manager }) => manager.signinSilent())
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

/**
 * A login in a window of its own, over a page whose form must not be lost. The window tells the page by a channel of
 * the origin: on its way through an issuer elsewhere it loses the page that opened it.
 */
const channelName = 'kaoping.login';
let giveUp: (() => void) | null = null;

function handOver(loaded: User): LoginState {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(loaded.toStorageString());
  channel.close();
  window.close();
  return 'window';
}

/** Whether somebody logged in; who logs in as another person gets a page of their own. */
export async function loginInWindow(): Promise<boolean> {
  // Before anything is waited for: a browser opens windows for a click alone.
  if (window.open(windowPath, 'kaoping-login', 'popup,width=520,height=720') === null) return false;
  const loaded = await heardUser();
  if (!loaded) return false;
  if (user && loaded.profile.sub !== user.profile.sub) {
    location.assign('/');
    return false;
  }
  const { manager } = await open();
  await manager.storeUser(loaded);
  // Tells the manager, too, when this token is to be renewed.
  await manager.events.load(loaded);
  return true;
}

/** What the window tells; null where it was closed unused and another one was opened after it. */
function heardUser(): Promise<User | null> {
  giveUp?.();
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName);
    const end = (loaded: User | null) => {
      channel.close();
      giveUp = null;
      resolve(loaded);
    };
    giveUp = () => end(null);
    channel.onmessage = ({ data }: MessageEvent<string>) => end(User.fromStorageString(data));
  });
}

export async function signOut(): Promise<void> {
  const { config, manager } = await open();
  const idToken = user?.id_token;
  await manager.removeUser();
  const elsewhere = logoutAddress(config, signedOut);
  if (elsewhere !== null) return location.assign(elsewhere);
  if (!(await manager.metadataService.getEndSessionEndpoint())) return location.assign(signedOutPath);
  await manager.signoutRedirect(idToken ? { id_token_hint: idToken } : {});
}
