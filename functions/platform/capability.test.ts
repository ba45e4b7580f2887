import { expect, test } from 'vitest';
import { capabilities, type Capability } from './capability.ts';

const given: Capability = {
  ...{ tenant: '01KZ0000000000000000000000', poll: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', box: 399, expires: 2_000_000_000 },
};
const before = new Date('2026-12-20T02:00:00Z');
const service = capabilities('a secret');

test('what was signed is read as it was, with a box and without', () => {
  for (const box of [0, 399, null])
    expect(service.read(service.sign({ ...given, box }), before)).toEqual({ ...given, box });
});

test('the same thing is the same text for everybody, short enough for a code on a card', () => {
  expect(service.sign(given)).toBe(capabilities('a secret').sign({ ...given }));
  expect(service.sign(given).length).toBe(74);
});

test('it holds until its second, and not in it', () => {
  const text = service.sign(given);
  expect(service.read(text, new Date(1_999_999_999_999))).toEqual(given);
  expect(service.read(text, new Date(2_000_000_000_000))).toBe(undefined);
});

test('no bit of it can be turned, nothing be cut off or put on, and no other service’s is read', () => {
  const bytes = Buffer.from(service.sign(given), 'base64url');
  for (let at = 0; at < bytes.length; at++)
    for (const bit of [1, 128]) {
      const altered = Buffer.from(bytes);
      altered[at]! ^= bit;
      expect(service.read(altered.toString('base64url'), before), `byte ${at}`).toBe(undefined);
    }
  const text = service.sign(given);
  for (const other of ['', 'x', text.slice(1), text.slice(0, -2), `${text}AA`, `${text} `, `${text}=`, text + text])
    expect(service.read(other, before), other).toBe(undefined);
  expect(service.read(capabilities('another secret').sign(given), before)).toBe(undefined);
});

test('a capability has one text: nobody can give each voter another that holds', () => {
  const text = service.sign(given);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const read = [...alphabet].filter((last) => service.read(text.slice(0, -1) + last, before) !== undefined);
  expect(read).toEqual([text.at(-1)]);
});

test('what is no id is not signed', () => {
  for (const id of ['', 'x', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ', given.tenant.toLowerCase()])
    expect(() => service.sign({ ...given, tenant: id })).toThrow('not a ULID');
});
