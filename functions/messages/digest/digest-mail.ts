import type { Todo } from '#shared/api/messages.ts';
import { dayOf } from '#functions/platform/anchors.ts';
import type { Mail } from '#functions/platform/mail.ts';
import type { InboxMessage } from '../inbox.ts';

/** What somebody is told of: what they have to do now, and what they have not read. */
export interface Digest {
  county: string;
  name: string;
  /** late and open ones, in their order */
  todos: readonly Todo[];
  /** newest first */
  unread: readonly InboxMessage[];
  /** there are more unread ones than these */
  isMoreUnread: boolean;
}

interface Line {
  text: string;
  link: string;
}

interface Section {
  title: string;
  lines: Line[];
  /** what is not listed */
  more: string | null;
}

/** of a section, so that a mail stays a mail */
export const mostLines = 20;
/** of a line */
const mostUnits = 5;

/**
 * The mail of a day: titles and addresses alone, for a mailbox is no place for what an appraisal says of people. What it
 * is about is read after logging in.
 * @param origin that addresses begin with
 */
export function digestMail(digest: Digest, to: string, origin: string): Mail {
  const { county, name, todos, unread, isMoreUnread } = digest;
  const [late, open] = [todos.filter(({ state }) => state === 'late'), todos.filter(({ state }) => state === 'open')];
  const counted = `${unread.length}${isMoreUnread ? ' 条以上' : ' 条'}`;
  const counts = [
    ...(late.length > 0 ? [`${late.length} 项逾期`] : []),
    ...(open.length > 0 ? [`${open.length} 项待办`] : []),
    ...(unread.length > 0 ? [`${counted}未读消息`] : []),
  ];
  const sections: Section[] = [
    { title: `逾期事项（${late.length} 项）`, ...listed(late, todoLine, '项') },
    { title: `待办事项（${open.length} 项）`, ...listed(open, todoLine, '项') },
    { title: `未读消息（${counted}）`, ...listed(unread, messageLine, '条') },
  ].filter(({ lines }) => lines.length > 0);
  const greeting = `${name}，您好：`;
  const intro = `您在${county}考核工作中有${counts.join('、')}。`;
  const end: Line[] = [
    { text: '查看全部待办和消息', link: '/messages' },
    { text: '修改或停止邮件提醒', link: '/messages/settings' },
  ];
  const automatic = '本邮件由系统自动发送，请勿回复。';
  const absolute = (link: string): string => new URL(link, origin).href;
  return {
    to,
    subject: `【${county}考核】${counts.join('、')}`,
    text: [
      ...[greeting, '', intro, ''],
      ...sections.flatMap(({ title, lines, more }) => [
        title,
        ...lines.map(({ text, link }) => `· ${text}\n  ${absolute(link)}`),
        ...(more === null ? [] : [more]),
        '',
      ]),
      ...end.map(({ text, link }) => `${text}：\n  ${absolute(link)}`),
      ...['', automatic, ''],
    ].join('\n'),
    html: [
      `<p>${escaped(greeting)}</p><p>${escaped(intro)}</p>`,
      ...sections.map(
        ({ title, lines, more }) =>
          `<h3>${escaped(title)}</h3><ul>${lines.map((line) => `<li>${anchor(line, absolute)}</li>`).join('')}</ul>` +
          (more === null ? '' : `<p>${escaped(more)}</p>`),
      ),
      `<p>${end.map((line) => anchor(line, absolute)).join('　')}</p><p>${automatic}</p>`,
    ].join('\n'),
  };
}

const listed = <T>(all: readonly T[], line: (one: T) => Line, counter: string): Omit<Section, 'title'> => ({
  lines: all.slice(0, mostLines).map(line),
  more: all.length > mostLines ? `另有 ${all.length - mostLines} ${counter}，请登录查看。` : null,
});

const todoLine = ({ task, year, due, days, units, link }: Todo): Line => {
  const names = units.slice(0, mostUnits).map(({ name }) => name);
  const where =
    names.length === 0 ? '' : `：${names.join('、')}${units.length > mostUnits ? `等 ${units.length} 个单位` : ''}`;
  const left = days === null ? '' : days < 0 ? `，已逾期 ${-days} 天` : days === 0 ? '，今天截止' : `，还有 ${days} 天`;
  const until = due === null ? '' : `，${due} 截止${left}`;
  return { text: `${task.zh}${where}（${year} 年度${until}）`, link };
};

const messageLine = ({ title, at, link }: InboxMessage): Line => ({
  text: `${title.zh}（${dayOf(new Date(at))}）`,
  link,
});

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const anchor = ({ text, link }: Line, absolute: (link: string) => string): string =>
  `<a href="${escaped(absolute(link))}">${escaped(text)}</a>`;
