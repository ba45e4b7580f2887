import { createTransport } from 'nodemailer';
import { type Mail, MailRefused } from '../mail.ts';

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…`, which changes to TLS where the server offers it */
  url: string;
  /** sender, `考评 <kaoping@example.cn>` */
  from: string;
}

/** milliseconds that a server may keep us waiting */
const patience = 20_000;

/** Sends by the county's or the operator's own mail server; a connection for each mail, which is one a day and reader. */
export const smtpSend =
  ({ url, from }: SmtpSettings) =>
  async ({ to, subject, text, html }: Mail): Promise<void> => {
    const transport = createTransport(url, { connectionTimeout: patience, socketTimeout: patience });
    try {
      // An address object is taken as it is; a text could name several.
      await transport.sendMail({
        ...{ from, to: { name: '', address: to }, subject, text, html },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      });
    } catch (error) {
      const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
      const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
      if (isOfThisMail && responseCode >= 500) throw new MailRefused('the mail server refused it', { cause: error });
      throw error;
    } finally {
      transport.close();
    }
  };
