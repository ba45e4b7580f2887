import type { IncomingMessage, ServerResponse } from 'node:http';
import { escape } from './identity/pages.ts';
import type { KeptMail, Mailbox } from './mailbox.ts';
import { page } from './respond.ts';

const shown = 200;
const address = '/local/mailbox';

/** `/local/mailbox`: what one machine would have sent, as a list, and each mail's text as it would be read. */
export const mailboxPages =
  (mailbox: Mailbox) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (request.method !== 'GET' || (path !== address && !path.startsWith(`${address}/`))) return false;
    if (path === address) {
      page(response, 200, listPage(await mailbox.list(shown)));
      return true;
    }
    const mail = await mailbox.read(path.slice(address.length + 1));
    page(response, mail ? 200 : 404, mail ? mailPage(mail) : layout('没有这封邮件 · No such mail', ''));
    return true;
  };

const layout = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/oidc/style.css">
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;

const when = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const listPage = (mails: readonly KeptMail[]): string =>
  layout(
    '本机邮箱 · Mailbox of this machine',
    mails.length === 0
      ? '<p>还没有邮件。本机不向外发送邮件，应发出的都存放在这里。<br>No mail yet. This machine sends none; what would go out is kept here.</p>'
      : `<ul>${mails
          .map(
            ({ id, at, to, subject }) =>
              `<li><a href="${address}/${id}">${escape(subject)}</a><br>${escape(to)} · ${when(at)}</li>`,
          )
          .join('')}</ul>`,
  );

/** The text alone: the HTML of a mail says the same, and nothing of a mail is ever run here. */
const mailPage = ({ at, to, subject, text }: KeptMail): string =>
  layout(
    subject,
    `<p><a href="${address}">← 本机邮箱 · Mailbox</a></p>
<p>${escape(to)} · ${when(at)}</p>
<pre>${linked(text)}</pre>`,
  );

/** Escaped first; then what looks like an address of the web becomes a link. */
const linked = (text: string): string =>
  escape(text).replace(/https?:\/\/[^\s<>&，。；：）]+/g, (url) => `<a href="${url}">${url}</a>`);
