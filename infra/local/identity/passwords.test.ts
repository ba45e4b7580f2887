import { expect, test } from 'vitest';
import { attemptLimit } from './attempts.ts';
import { hashInitial, hashPassword, initialPassword, isPassword, passwordFault } from './passwords.ts';

const cost = 2 ** 4;

test('a password opens what it closed, and nothing else does', async () => {
  const kept = await hashPassword('晴天下午去河边散步', cost);
  expect(JSON.stringify(kept)).not.toContain('晴天');
  expect(await isPassword('晴天下午去河边散步', kept)).toBe(true);
  expect(await isPassword('晴天下午去河边散步 ', kept)).toBe(false);
  expect((await hashPassword('晴天下午去河边散步', cost)).hash).not.toBe(kept.hash);
});

test('an initial password is kept as its digest with a salt', async () => {
  const password = initialPassword();
  const kept = hashInitial(password);
  expect(JSON.stringify(kept)).not.toContain(password);
  expect(await isPassword(password, kept)).toBe(true);
  expect(await isPassword(`${password} `, kept)).toBe(false);
  expect(hashInitial(password).hash).not.toBe(kept.hash);
});

test('initial passwords are readable and never the same', () => {
  const made = Array.from({ length: 1000 }, initialPassword);
  for (const password of made) expect(password).toMatch(/^[2-9a-hjkmnp-tv-z]{5}(-[2-9a-hjkmnp-tv-z]{5}){2}$/);
  expect(new Set(made).size).toBe(1000);
});

test('what is asked of a new password', () => {
  expect(passwordFault('123456789', 'qs1', '123456789')).toBe('too-short');
  expect(passwordFault('x'.repeat(201), 'qs1', '')).toBe('too-long');
  expect(passwordFault('my QS1001 word', 'qs1001', 'my QS1001 word')).toBe('is-login');
  expect(passwordFault('aaaaaaaaaabb', 'qs1', 'aaaaaaaaaabb')).toBe('too-simple');
  expect(passwordFault('long enough word', 'qs1', 'long enough words')).toBe('differs');
  expect(passwordFault('long enough word', 'qs1', 'long enough word')).toBeUndefined();
});

test('guessing is stopped for a while, for that name alone', () => {
  let now = 0;
  const attempts = attemptLimit(() => now);
  for (let i = 0; i < 8; i++) {
    expect(attempts.exhausted('qs1')).toBe(false);
    attempts.failed(i % 2 ? 'QS1 ' : 'qs1');
  }
  expect(attempts.exhausted('qs1')).toBe(true);
  expect(attempts.exhausted('qs2')).toBe(false);
  now = 5 * 60_000 + 1;
  expect(attempts.exhausted('qs1')).toBe(false);
  attempts.failed('qs1');
  attempts.succeeded('qs1');
  expect(attempts.exhausted('qs1')).toBe(false);
});
