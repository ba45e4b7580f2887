import type { Language } from '#functions/platform/errors.ts';
import type { DemoPerson } from './accounts.ts';
import { texts } from './texts.ts';

/** Plain HTML that works without script; the style is a file of its own, so the pages need no inline anything. */

export type Text = keyof typeof texts;

export const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (language: Language, title: string, body: string, languageLink = ''): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · ${texts.product[language]}</title>
<link rel="stylesheet" href="/oidc/style.css">
<script src="/oidc/pages.js" defer></script>
</head>
<body>
<header><p class="product">${texts.product[language]}<span>${texts.tagline[language]}</span></p>${languageLink}</header>
<main>
${body}
</main>
</body>
</html>
`;

const alert = (text: Text | undefined, language: Language): string =>
  text === undefined ? '' : `<p class="alert" role="alert">${texts[text][language]}</p>`;

export interface LoginPage {
  language: Language;
  /** the interaction's address */
  action: string;
  /** null where nobody may come in without a password */
  people: DemoPerson[] | null;
  query: string;
  login?: string;
  alert?: Text | undefined;
}

export const loginPage = (options: LoginPage): string => {
  const { language, action, people } = options;
  const t = (text: Text): string => texts[text][language];
  const other = language === 'zh' ? 'en' : 'zh';
  const switchLink = `<a class="language" lang="${other}" href="${action}?lang=${other}">${t('otherLanguage')}</a>`;
  const list = people === null ? '' : personList(options, people);
  const body = `<h1>${t('signIn')}</h1>
<p class="hint">${t('trial')}</p>
${list}
<section aria-labelledby="with-password"${people === null ? ' class="only"' : ''}>
<h2 id="with-password">${t('withPassword')}</h2>
${alert(options.alert, language)}
<form method="post" action="${action}/password?lang=${language}" class="fields">
<label>${t('login')}<input name="login" autocomplete="username" required maxlength="64" value="${escape(options.login ?? '')}" aria-describedby="login-hint"></label>
<p id="login-hint" class="hint">${t('loginHint')}</p>
<label>${t('password')}<input name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
<button>${t('signIn')}</button>
</form>
</section>`;
  return page(language, t('signIn'), body, switchLink);
};

const personList = ({ language, action, query }: LoginPage, people: DemoPerson[]): string => {
  const t = (text: Text): string => texts[text][language];
  const counties = Map.groupBy(people, ({ demo }) => demo.county[language]);
  const groups = [...counties].map(
    ([county, members], i) => `<section class="county" aria-labelledby="county-${i}">
<h3 id="county-${i}">${escape(county)}</h3>
<ul>
${members.map((person) => personButton(person, language)).join('\n')}
</ul>
</section>`,
  );
  return `<section aria-labelledby="people">
<h2 id="people">${t('pickPerson')}</h2>
<p class="hint">${t('pickHint')}</p>
<form method="get" action="${action}" class="search" role="search">
<input type="hidden" name="lang" value="${language}">
<input type="search" name="q" value="${escape(query)}" aria-label="${t('search')}" placeholder="${t('search')}">
<button class="quiet">${t('find')}</button>
${query === '' ? '' : `<a href="${action}?lang=${language}">${t('showAll')}</a>`}
</form>
<form method="post" action="${action}/person?lang=${language}" class="people">
${groups.length > 0 ? groups.join('\n') : `<p>${t('nobody')}</p>`}
</form>
</section>`;
};

const personButton = ({ subject, name, demo }: DemoPerson, language: Language): string =>
  `<li><button name="subject" value="${escape(subject)}" class="person"><b>${escape(name)}</b><span>${escape(demo.role[language])}</span></button></li>`;

export const matches = ({ name, login, demo }: DemoPerson, query: string): boolean => {
  const where = [name, login, demo.role.zh, demo.role.en, demo.county.zh, demo.county.en].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
};

export interface NewPasswordPage {
  language: Language;
  action: string;
  login: string;
  /** shows that the initial password was right; signed, for a few minutes */
  proof: string;
  alert?: Text | undefined;
}

export const newPasswordPage = ({ language, action, login, proof, alert: said }: NewPasswordPage): string => {
  const t = (text: Text): string => texts[text][language];
  return page(
    language,
    t('newPassword'),
    `<section class="only">
<h1>${t('newPassword')}</h1>
<p class="hint">${t('newPasswordHint')}</p>
${alert(said, language)}
<form method="post" action="${action}/new-password?lang=${language}" class="fields">
<input type="hidden" name="proof" value="${escape(proof)}">
<label>${t('login')}<input name="login" autocomplete="username" readonly value="${escape(login)}"></label>
<label>${t('newPasswordField')}<input name="password" type="password" autocomplete="new-password" required minlength="10" maxlength="200"></label>
<label>${t('again')}<input name="again" type="password" autocomplete="new-password" required minlength="10" maxlength="200"></label>
<button>${t('save')}</button>
</form>
</section>`,
  );
};

const message = (language: Language, title: Text, text: string): string =>
  page(
    language,
    texts[title][language],
    `<section class="only"><h1>${texts[title][language]}</h1><p>${text}</p><p><a href="/">${texts.toStart[language]}</a></p></section>`,
  );

export const expiredPage = (language: Language): string => message(language, 'failed', texts.expired[language]);

export const signedOutPage = (language: Language): string => message(language, 'signOut', texts.signedOut[language]);

export const errorPage = (language: Language, error: string, description: string | undefined): string =>
  message(language, 'failed', `<code>${escape(error)}</code> ${escape(description ?? '')}`);

/** `form` is the provider's, with its secret; a script sends it off at once, without script one clicks. */
export const logoutPage = (language: Language, form: string): string => {
  const t = (text: Text): string => texts[text][language];
  return page(
    language,
    t('signOut'),
    `<section class="only"><h1>${t('signOut')}</h1><p>${t('signOutAsk')}</p>
${form}
<p><button form="op.logoutForm" name="logout" value="yes" data-submit-at-once>${t('signOutYes')}</button>
<button form="op.logoutForm" class="quiet">${t('signOutNo')}</button></p></section>`,
  );
};
