import type { TenantState } from '#shared/api/service.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Caller, Control, Membership } from './control.ts';
import { Refusal } from './errors.ts';
import type { GatewayEvent } from './http.ts';
import type { TenantClient } from './tenant.ts';
import { readUser, type UserRecord } from './users.ts';

/**
 * Wall 1: the tenant comes from the membership of the verified token's issuer and subject, never from a body or a path.
 * Verified they are by the gateway's authorizer; nothing here looks at the token.
 */
export const callerOf = (event: GatewayEvent, issuerName: (issuer: string) => string): Caller => {
  const { iss, sub } = event.requestContext.authorizer?.jwt.claims ?? {};
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '') throw new Refusal('not-signed-in');
  return { issuer: issuerName(iss), subject: sub };
};

/** The one county, or the one of several that the header `x-tenant` picks; what it names is checked, not believed. */
export const chooseMembership = (tenants: readonly Membership[], wanted: string | undefined): Membership => {
  if (tenants.length === 0) throw new Refusal('no-membership');
  if (wanted === undefined) {
    if (tenants.length > 1) throw new Refusal('choose-tenant');
    return tenants[0]!;
  }
  const chosen = tenants.find(({ tenant }) => tenant === wanted);
  if (!chosen) throw new Refusal('no-membership');
  return chosen;
};

/** The user behind a membership, if there still is one and they may log in. */
export const memberUser = async (client: TenantClient, { user: id }: Membership): Promise<UserRecord> => {
  const user = await readUser(client, id);
  if (!user) throw new Refusal('no-membership');
  if (user.disabled) throw new Refusal('no-membership', disabledText);
  return user;
};

/** Only an active county is open, to its own people too: not before it is set up, nor suspended, nor erased. */
export const refuseSuspended = async (control: Control, tenant: string): Promise<void> => {
  const state = (await control.readTenant(tenant))?.state ?? 'erased';
  if (state !== 'active') throw new Refusal('no-membership', closedTexts[state]);
};

const closedTexts: Record<Exclude<TenantState, 'active'>, Bilingual> = {
  opening: {
    zh: '本县的服务正在开通，请稍候。',
    en: 'This county is being opened; try again shortly.',
  },
  suspended: {
    zh: '本县的服务已暂停，请与平台运营方联系。',
    en: 'The service for this county is suspended; ask those who run it.',
  },
  erasing: {
    zh: '本县的服务已暂停，并已申请注销，请与平台运营方联系。',
    en: 'The service for this county is suspended and it is to be erased; ask those who run it.',
  },
  erased: { zh: '本县已从平台注销。', en: 'This county has been erased from the service.' },
};
const disabledText = { zh: '您在本县的账号已停用。', en: 'Your account in this county has been disabled.' };

/** Giving and taking memberships of one tenant: what an operation gets. */
export interface TenantMemberships {
  add(subject: string, user: string): Promise<void>;
  remove(subject: string): Promise<void>;
  /** whether the account opens more than this county: another one, or the running of the service */
  hasOthers(subject: string): Promise<boolean>;
  /** whether it opens this county, and whether more than it */
  where(subject: string): Promise<{ here: boolean; elsewhere: boolean }>;
}

export const tenantMemberships = (control: Control, tenant: string, issuer: string): TenantMemberships => {
  const where: TenantMemberships['where'] = async (subject) => {
    const { operator, tenants } = await control.readMemberships({ issuer, subject });
    const others = tenants.filter((membership) => membership.tenant !== tenant);
    return { here: others.length < tenants.length, elsewhere: operator !== null || others.length > 0 };
  };
  return {
    add: (subject, user) => control.putMembership({ issuer, subject }, { tenant, user }),
    remove: (subject) => control.deleteMembership({ issuer, subject }, tenant),
    hasOthers: async (subject) => (await where(subject)).elsewhere,
    where,
  };
};
