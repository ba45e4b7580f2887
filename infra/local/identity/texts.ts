import type { IncomingMessage } from 'node:http';
import { type Language, languageOf } from '#functions/platform/errors.ts';
import type { Bilingual } from '#shared/problem.ts';

/** The provider's pages in Chinese and English. */
export const texts = {
  product: { zh: '考评', en: 'Kaoping' },
  tagline: { zh: '县域目标管理与年度考核', en: 'County appraisals, each by its own policy' },
  signIn: { zh: '登录', en: 'Sign in' },
  trial: {
    zh: '单机模式供试用和演示，不得用于正式的无记名测评：本机按先后保存记录，有权查看本机的人可能据此推断选票。',
    en: 'One machine is for trials, not for secret votes: it keeps its rows in order, and who can look into it might conclude from that who voted how.',
  },
  pickPerson: { zh: '选择一位演示人员', en: 'Choose a demo person' },
  pickHint: {
    zh: '演示数据均为虚构。点击姓名即以其身份进入，无需密码。',
    en: 'All demo data are made up. Click a name to come in as that person, without a password.',
  },
  search: { zh: '按姓名、角色或县查找', en: 'Find by name, role or county' },
  find: { zh: '查找', en: 'Find' },
  nobody: { zh: '没有找到符合条件的人员。', en: 'Nobody matches.' },
  showAll: { zh: '显示全部', en: 'Show all' },
  withPassword: { zh: '用登录名和密码登录', en: 'Sign in with a login name and password' },
  login: { zh: '登录名', en: 'Login name' },
  loginHint: {
    zh: '县代码加点，再加工号或手机号，例如 qn.1001',
    en: 'The county’s code, a dot, and the staff number or phone, e.g. qn.1001',
  },
  password: { zh: '密码', en: 'Password' },
  wrong: {
    zh: '登录名或密码不正确，或账号已停用。',
    en: 'The login name or password is wrong, or the account is disabled.',
  },
  tooOften: { zh: '尝试次数过多，请 5 分钟后再试。', en: 'Too many attempts; try again in five minutes.' },
  newPassword: { zh: '请设置新密码', en: 'Choose a new password' },
  newPasswordHint: {
    zh: '您使用的是初始密码。请设置只有您自己知道的新密码，至少 10 个字符。',
    en: 'You came with an initial password. Choose one that only you know, of at least 10 characters.',
  },
  newPasswordField: { zh: '新密码', en: 'New password' },
  again: { zh: '再输入一次', en: 'Again' },
  save: { zh: '保存并进入', en: 'Save and continue' },
  'too-short': { zh: '密码太短，至少 10 个字符。', en: 'Too short: at least 10 characters.' },
  'too-long': { zh: '密码太长，最多 200 个字符。', en: 'Too long: at most 200 characters.' },
  'is-login': { zh: '密码不能包含登录名。', en: 'The password may not contain the login name.' },
  'too-simple': { zh: '密码过于简单，请使用更多不同的字符。', en: 'Too simple: use more different characters.' },
  differs: { zh: '两次输入的密码不一致。', en: 'The two passwords differ.' },
  'is-initial': { zh: '新密码不能与初始密码相同。', en: 'The new password may not be the initial one.' },
  expired: {
    zh: '登录页面已过期，请返回后重新登录。',
    en: 'This page has expired; go back and sign in again.',
  },
  toStart: { zh: '返回首页', en: 'Back to the start page' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutAsk: { zh: '确定要退出登录吗？', en: 'Do you want to sign out?' },
  signOutYes: { zh: '退出', en: 'Sign out' },
  signOutNo: { zh: '不退出', en: 'Stay signed in' },
  signedOut: { zh: '您已退出登录。', en: 'You are signed out.' },
  failed: { zh: '无法登录', en: 'Signing in failed' },
  otherLanguage: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Bilingual>;

/** `?lang=` or `ui_locales`, else what the browser prefers. */
export const pageLanguage = (request: IncomingMessage): Language => {
  const { searchParams } = new URL(request.url ?? '/', 'http://local');
  const wished = searchParams.get('lang') ?? searchParams.get('ui_locales');
  return languageOf(wished || request.headers['accept-language']);
};
