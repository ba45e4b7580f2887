import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailRefused } from '../mail.ts';
import { smtpSend } from './smtp.ts';

/** A server that greets, and that has the mails it is sent; an address at `full.cn` it will not take now. */
let server: Server;
const said: string[] = [];
const answers: [RegExp, string][] = [
  [/^EHLO/, '250 here'],
  [/^RCPT TO:<.*@full\.cn>/, '452 later'],
  [/^RCPT TO:<.*@nobody\.cn>/, '550 nobody'],
  [/^(MAIL|RCPT)/, '250 ok'],
  [/^DATA/, '354 go on'],
  [/^\.$/, '250 taken'],
  [/^QUIT/, '221 bye'],
];
beforeAll(async () => {
  server = createServer((socket) => {
    socket.write('220 mail.test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const line of bytes.toString('utf8').split('\r\n')) {
        said.push(line);
        const answer = answers.find(([asked]) => asked.test(line))?.[1];
        if (answer !== undefined) socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const send = (to: string) =>
  smtpSend({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, from: 'kaoping@example.cn' })({
    ...{ to, subject: '待办', text: '您好', html: '<p>您好</p>' },
  });

test('a mail is taken; where there is no room now it may be another time', async () => {
  await send('a@example.cn');
  await expect(send('a@full.cn')).rejects.not.toBeInstanceOf(MailRefused);
});

test.each(['a@nobody.cn', 'a@example.cn>\r\nRCPT TO:<b@example.cn', 'a@example.cn\nBcc: b@example.cn', '<>'])(
  'is refused for good, and no other is sent in its place: %j',
  async (to) => {
    said.length = 0;
    await expect(send(to)).rejects.toBeInstanceOf(MailRefused);
    expect(said.join('\n')).not.toContain('b@example.cn');
  },
);
