/** A mail as it goes out: to one reader, in plain text and in simple HTML. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends mail by SMTP, or keeps it where one machine shows it. */
export interface Mailer {
  /** false: nothing is configured and nothing may be sent */
  readonly enabled: boolean;
  /** origin that links in mails begin with */
  readonly origin: string;
  /** throws MailRefused where the server will never take it; anything else may work another time */
  send(mail: Mail): Promise<void>;
}

/** The server said for good that it does not take this mail: no such address, for one. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** For who sends nothing. */
export const noMailer: Mailer = {
  ...{ enabled: false, origin: '' },
  send: async () => {
    throw new Error('no mail is configured');
  },
};
