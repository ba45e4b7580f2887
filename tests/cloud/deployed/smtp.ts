import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything. */
export interface SmtpService {
  /** with user and password */
  url: string;
  /** to whom mails went */
  received: string[];
  stop(): Promise<void>;
}

export const smtpService = async (): Promise<SmtpService> => {
  const received: string[] = [];
  const server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], logger: false, allowInsecureAuth: true },
    onAuth: ({ username }, _, done) => done(null, { user: username }),
    onData(stream, { envelope }, done) {
      received.push(...envelope.rcptTo.map(({ address }) => address));
      stream.resume().on('end', () => done());
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://kaoping:secret@127.0.0.1:${port}`,
    received,
    stop: () => new Promise((done) => server.close(() => done())),
  };
};
