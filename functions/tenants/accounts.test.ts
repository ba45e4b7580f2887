import { describe, expect, test } from 'vitest';
import { Refusal } from '#functions/platform/errors.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';
import { loginOf, makeAccount } from './accounts.ts';
import { derivedUlid } from './derived-ulid.ts';

describe('a login name', () => {
  test('is the number, else the phone, as far as it can be one', () => {
    expect(loginOf({ number: ' A12 ', phone: '139' })).toBe('a12');
    expect(loginOf({ number: '甲12', phone: '13900000000' })).toBe('13900000000');
    expect(loginOf({ number: '', phone: undefined })).toBeNull();
    expect(loginOf({ number: '-1' })).toBeNull();
  });
});

describe('an account', () => {
  const provider = (known: Record<string, string>): IdentityProvider => ({
    issuer: 'i',
    async createAccount({ login }) {
      if (known[login] !== undefined) throw new Refusal('already-exists');
      return { subject: 'new', initialPassword: 'one' };
    },
    async find(login) {
      return known[login] === undefined ? undefined : { subject: known[login], disabled: false };
    },
    async resetPassword(subject) {
      return { initialPassword: `reset of ${subject}` };
    },
    async setDisabled() {},
    listAccounts: async () => [],
    async deleteAccount() {},
  });

  const known = (accounts: Record<string, string>) => ({
    identity: provider(accounts),
    memberships: { hasOthers: async () => false },
  });

  test('is made, or one that was left behind taken over with a new password', async () => {
    const account = { login: 'qs.a', name: '甲' };
    expect(await makeAccount(known({}), account)).toEqual({ subject: 'new', initialPassword: 'one' });
    const left = await makeAccount(known({ 'qs.a': 'old' }), account);
    expect(left).toEqual({ subject: 'old', initialPassword: 'reset of old' });
  });

  test('of somebody of another county or of the service is theirs, whatever it is called', async () => {
    const resets: string[] = [];
    const { identity } = known({ 'ops.1': 'operator' });
    const resetPassword = async (subject: string) => {
      resets.push(subject);
      return { initialPassword: 'two' };
    };
    const elsewhere = { identity: { ...identity, resetPassword }, memberships: { hasOthers: async () => true } };
    const made = makeAccount(elsewhere, { login: 'ops.1', name: '甲' });
    await expect(made).rejects.toMatchObject({ code: 'already-exists' });
    expect(resets).toEqual([]);
  });

  test('a refusal for another reason stays one', async () => {
    const identity = { ...provider({}), createAccount: () => Promise.reject(new Refusal('unavailable')) };
    const broken = { ...known({}), identity };
    await expect(makeAccount(broken, { login: 'qs.a', name: '甲' })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

test('a derived ulid is one, the same each time, and another for another name', () => {
  const from = '01J00000000000000000000001';
  expect(derivedUlid(from, 'p1')).toMatch(/^01J0000000[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(derivedUlid(from, 'p1')).toBe(derivedUlid(from, 'p1'));
  expect(derivedUlid(from, 'p1')).not.toBe(derivedUlid(from, 'p2'));
});
