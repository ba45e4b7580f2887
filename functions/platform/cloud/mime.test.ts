import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mimeOf, senderOf } from './mime.ts';

const at = new Date('2026-11-20T02:00:00Z');
const mail = { to: 'a@example.cn', subject: '待办', text: '您好', html: '<p>您好</p>' };
const sender = { name: '考评', address: 'kaoping@example.cn' };

const headerOf = (message: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n .*)*)`, 'm').exec(message)![1]!;
const decoded = (header: string): string =>
  header
    .split(/\r\n /)
    .map((word) => {
      const base64 = /^=\?utf-8\?B\?(.*)\?=$/.exec(word)?.[1];
      return base64 === undefined ? word : Buffer.from(base64, 'base64').toString('utf8');
    })
    .join('');

describe('a mail as a server takes it', () => {
  test('every subject comes back as it was, in words of 75 characters at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (subject) => {
        const header = headerOf(mimeOf({ ...mail, subject }, sender, at), 'Subject');
        expect(decoded(header)).toBe(subject.replace(/[\r\n]+/g, ' '));
        const words = header.split('\r\n ').filter((word) => word.startsWith('=?'));
        expect(words.every((word) => word.length <= 75)).toBe(true);
      }),
    );
  });

  test('a line break in a subject or an address begins no other header', () => {
    const message = mimeOf({ ...mail, subject: '待办\r\nBcc: b@example.cn' }, sender, at);
    expect(message).not.toMatch(/^Bcc/m);
    expect(mimeOf({ ...mail, subject: 'x\r\nBcc: b@example.cn' }, sender, at)).not.toMatch(/^Bcc/m);
    expect(mimeOf({ ...mail, to: 'a@example.cn\r\nBcc: b@example.cn' }, sender, at)).not.toMatch(/^Bcc/m);
  });

  test('holds text and HTML, in lines of 76 characters at most', () => {
    const text = '考核'.repeat(500);
    const message = mimeOf({ ...mail, text }, sender, at);
    const [, boundary] = /boundary="([^"]+)"/.exec(message)!;
    const parts = message.split(`--${boundary!}`).slice(1, -1);
    const contents = parts.map((part) => Buffer.from(part.split('\r\n\r\n')[1]!, 'base64').toString('utf8'));
    expect(contents).toEqual([text, mail.html]);
    const [, body = ''] = parts[0]!.split('\r\n\r\n');
    expect(body.split('\r\n').every((line) => line.length <= 76)).toBe(true);
    expect(headerOf(message, 'Date')).toBe('Fri, 20 Nov 2026 02:00:00 +0000');
  });

  test.each([
    ['考评 <kaoping@example.cn>', sender],
    ['"考评" <kaoping@example.cn>', sender],
    ['kaoping@example.cn', { name: '', address: 'kaoping@example.cn' }],
  ])('the sender %s', (text, found) => expect(senderOf(text)).toEqual(found));

  test.each(['kaoping', 'a@b, c@d', 'x <a@b> <c@d>'])('no sender: %s', (text) =>
    expect(() => senderOf(text)).toThrow(/not a sender/),
  );
});
