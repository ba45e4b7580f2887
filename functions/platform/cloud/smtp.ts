import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { type Mail, MailRefused } from '../mail.ts';
import { mimeOf, senderOf } from './mime.ts';

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which changes to TLS before it logs in */
  url: string;
  /** sender, `考评 <kaoping@example.cn>` */
  from: string;
}

/** milliseconds that a server may keep us waiting */
const patience = 20_000;
const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * Sends by a mail server; a connection for each mail, which is one a day and reader. Of the package's parts only the one
 * that speaks with the server is taken: all of it would be a third of a function.
 */
export const smtpSend =
  ({ url, from }: SmtpSettings, now: () => Date = () => new Date()) =>
  async (mail: Mail): Promise<void> => {
    const { protocol, hostname, port, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    const connection = new SMTPConnection({
      ...{ host: hostname, port: port === '' ? (secure ? 465 : 587) : Number(port), secure },
      // A password goes over a network only where nobody can read it.
      requireTLS: !secure && username !== '' && !ownMachine.test(hostname),
      ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    });
    const broken = new Promise<never>((_, reject) => connection.once('error', reject));
    broken.catch(() => undefined);
    const step = <T>(take: (done: (error?: Error | null, answer?: T) => void) => void): Promise<T | undefined> =>
      Promise.race([
        broken,
        new Promise<T | undefined>((resolve, reject) =>
          take((error, answer) => (error ? reject(error) : resolve(answer))),
        ),
      ]);
    const sender = senderOf(from);
    try {
      await step((done) => connection.connect((error) => done(error)));
      const user = decodeURIComponent(username);
      if (user !== '')
        await step((done) => connection.login({ user, pass: decodeURIComponent(password) }, (error) => done(error)));
      const envelope = { from: sender.address, to: [mail.to] };
      await step((done) => connection.send(envelope, mimeOf(mail, sender, now()), (error) => done(error)));
      connection.quit();
    } catch (error) {
      const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
      const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
      // Without a server's answer it is the address itself, which no server is even asked about (RFC 5321: no line end).
      const isNoAddress = code === 'EENVELOPE' && responseCode === 0;
      if (isNoAddress || (isOfThisMail && responseCode >= 500))
        throw new MailRefused('the mail server refused it', { cause: error });
      throw error;
    } finally {
      connection.close();
    }
  };
