import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { page as sendPage, readForm, text as sendText } from '../respond.ts';
import type { Account, Accounts } from './accounts.ts';
import { script, style } from './assets.ts';
import { escape, expiredPage, loginPage, matches, newPasswordPage, type Text } from './pages.ts';
import { passwordFault } from './passwords.ts';
import { mountedAt } from './provider.ts';
import { pageLanguage } from './texts.ts';
import { attemptLimit } from './attempts.ts';

export interface InteractionOptions {
  provider: Provider;
  accounts: Accounts;
  /** whether people may be picked from the list: on this machine only */
  passwordless: boolean;
  secret: string;
}

const proofSeconds = 10 * 60;

/** The pages between the application's wish to know who is there and the provider's answer. */
export const interactions = ({ provider, accounts, passwordless, secret }: InteractionOptions) => {
  const attempts = attemptLimit();
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  // Tied to the password as it is now: once it has been changed, an old proof is worth nothing.
  const proofOf = ({ subject, password }: Account, until: number): string =>
    `${until}.${sign(`${subject} ${password?.hash} ${until}`)}`;
  const proves = (proof: string, account: Account): boolean => {
    const until = Number(proof.split('.')[0]);
    const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(account, until))];
    return until > Date.now() && given.length === right.length && timingSafeEqual(given, right);
  };

  const showLogin = async (
    request: IncomingMessage,
    response: ServerResponse,
    action: string,
    shown: { alert?: Text; login?: string } = {},
  ): Promise<void> => {
    const query = new URL(request.url ?? '/', 'http://local').searchParams.get('q')?.trim().slice(0, 100) ?? '';
    const people = passwordless ? (await accounts.demoPeople()).filter((person) => matches(person, query)) : null;
    const html = loginPage({ language: pageLanguage(request), action, people, query, ...shown });
    sendPage(response, shown.alert === undefined ? 200 : 422, html);
  };

  const finish = (request: IncomingMessage, response: ServerResponse, subject: string): Promise<void> =>
    provider.interactionFinished(request, response, { login: { accountId: subject, remember: true } });

  const steps: Record<string, (request: IncomingMessage, response: ServerResponse, action: string) => Promise<void>> = {
    async person(request, response, action) {
      const { subject = '' } = await readForm(request);
      const account = await accounts.read(subject);
      // Only people of the list come in without a password, whatever was sent.
      if (!passwordless || !account?.demo || account.disabled)
        return showLogin(request, response, action, { alert: 'wrong' });
      await finish(request, response, subject);
    },
    async password(request, response, action) {
      const { login = '', password = '' } = await readForm(request);
      if (attempts.exhausted(login)) return showLogin(request, response, action, { alert: 'tooOften', login });
      // Counted before it is checked: guesses sent all at once are counted, too.
      attempts.failed(login);
      const account = await accounts.check(login.trim(), password);
      if (!account) return showLogin(request, response, action, { alert: 'wrong', login });
      attempts.succeeded(login);
      if (!account.mustChange) return finish(request, response, account.subject);
      const proof = proofOf(account, Date.now() + proofSeconds * 1000);
      sendPage(
        response,
        200,
        newPasswordPage({ language: pageLanguage(request), action, login: account.login, proof }),
      );
    },
    async 'new-password'(request, response, action) {
      const { login = '', password = '', again = '', proof = '' } = await readForm(request);
      const found = await accounts.find(login);
      const account = found && (await accounts.read(found.subject));
      if (!account || account.disabled || !proves(proof, account))
        return showLogin(request, response, action, { alert: 'expired', login });
      const repeated = (await accounts.check(login, password)) !== undefined;
      const fault = repeated ? 'is-initial' : passwordFault(password, account.login, again);
      if (fault !== undefined) {
        const language = pageLanguage(request);
        return sendPage(
          response,
          422,
          newPasswordPage({ language, action, login: account.login, proof, alert: fault }),
        );
      }
      await accounts.changePassword(account.subject, password);
      await finish(request, response, account.subject);
    },
  };

  /** Answers what lies below `/oidc` and is not the provider's own; false: it is. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    if (pathname === `${mountedAt}/style.css`) return sendText(response, 'text/css; charset=utf-8', style);
    if (pathname === `${mountedAt}/pages.js`) return sendText(response, 'text/javascript; charset=utf-8', script);
    const found = /^\/oidc\/interaction\/([\w-]{1,64})(?:\/([a-z-]+))?$/.exec(pathname);
    if (!found) return false;
    const [, uid = '', step] = found;
    const action = `${mountedAt}/interaction/${escape(uid)}`;
    try {
      const interaction = await provider.interactionDetails(request, response);
      if (interaction.uid !== uid) throw new Error('another interaction');
      if (step === undefined && request.method === 'GET') await showLogin(request, response, action);
      else if (step !== undefined && request.method === 'POST' && Object.hasOwn(steps, step) && sameOrigin(request))
        await steps[step]!(request, response, action);
      else sendPage(response, 404, expiredPage(pageLanguage(request)));
    } catch (error) {
      if (!isStale(error)) throw error;
      sendPage(response, 400, expiredPage(pageLanguage(request)));
    }
    return true;
  };
};

const isStale = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'SessionNotFound' || error.message === 'another interaction');

/** A form of another site cannot log anybody in here. */
const sameOrigin = (request: IncomingMessage): boolean => {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const ownOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  return ownOrigin && (site === undefined || site === 'same-origin');
};
