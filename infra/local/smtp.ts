import type { SmtpSettings } from '#functions/platform/cloud/smtp.ts';
import type { Variables } from './database.ts';

/** `SMTP_URL=smtps://user:password@host:465` and `MAIL_FROM`; without both, mails stay on this machine. */
export const smtpFrom = ({ SMTP_URL: url, MAIL_FROM: from }: Variables): SmtpSettings | undefined => {
  if (!url && !from) return undefined;
  if (!url || !from) throw new Error('SMTP_URL and MAIL_FROM belong together: by which server, and who sends');
  return { url, from };
};
