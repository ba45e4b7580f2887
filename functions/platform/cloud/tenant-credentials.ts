import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { CredentialsProvider } from '../environment.ts';
import { toRefusal } from '../errors.ts';
import { isTenantId } from '../keys.ts';
import { clientSettings } from './client-settings.ts';

/**
 * Wall 4: for each tenant, credentials of the function's data role with the session tag `tenant`. What they open is
 * decided by the role's policy and that tag, not by anything this code does.
 */

export type Credentials = Awaited<ReturnType<CredentialsProvider>> & { sessionToken: string; expiration: Date };

export interface TenantCredentialsOptions {
  region: string;
  /** ARN of the function's data role */
  role(): string;
  now?(): Date;
}

/** seconds; AWS gives a role that was assumed with another role's credentials no more than an hour */
const lifetime = 3600;
/** A presigned address lives a quarter of an hour, and no longer than the credentials that signed it. */
const renewBefore = 20 * 60_000;
/** With less left a request could meet its end on the way. */
const lastUse = 60_000;
const keptTenants = 64;

interface Entry {
  current?: Credentials;
  /** the request under way, shared by all who wait for it */
  pending?: Promise<Credentials> | undefined;
}

export const tenantCredentials = ({
  region,
  role,
  now = () => new Date(),
}: TenantCredentialsOptions): ((tenant: string) => () => Promise<Credentials>) => {
  const client = new STSClient(clientSettings(region));
  const entries = new Map<string, Entry>();

  const entryOf = (tenant: string): Entry => {
    const entry = entries.get(tenant) ?? {};
    // The one used last stands last; the first goes when there are too many.
    entries.delete(tenant);
    entries.set(tenant, entry);
    if (entries.size > keptTenants) entries.delete(entries.keys().next().value!);
    return entry;
  };

  const assume = async (tenant: string): Promise<Credentials> => {
    const { Credentials: given } = await client.send(
      new AssumeRoleCommand({
        RoleArn: role(),
        // The tenant's id, so that the trail of the account tells whose data a session opened; it names no person.
        RoleSessionName: tenant,
        DurationSeconds: lifetime,
        Tags: [{ Key: 'tenant', Value: tenant }],
      }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration)
      throw new Error('the token service gave no credentials');
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  };

  return (tenant) => {
    if (!isTenantId(tenant)) throw new Error(`not a tenant's id: ${tenant}`);
    return async () => {
      const entry = entryOf(tenant);
      const lives = (milliseconds: number): boolean =>
        entry.current !== undefined && entry.current.expiration.getTime() - now().getTime() > milliseconds;
      if (lives(renewBefore)) return entry.current!;
      entry.pending ??= assume(tenant)
        .then((credentials) => (entry.current = credentials))
        .finally(() => (entry.pending = undefined));
      try {
        return await entry.pending;
      } catch (error) {
        // The token service is away: what is still valid goes on being used.
        if (lives(lastUse)) return entry.current!;
        // A refusal, so that the client that asked does not repeat what was repeated here already.
        throw toRefusal(error);
      }
    };
  };
};
