import type * as z from 'zod';
import { type Access, type Assignment, type Permission, type Reach, reachOf } from '#shared/api/access.ts';
import type { Operation } from '#shared/api/operation.ts';
import type { Storage } from '#shared/api/service.ts';
import type { TenantAnchors } from './anchors.ts';
import type { BallotKeys } from './ballot-keys.ts';
import type { Capabilities } from './capability.ts';
import type { Usage } from './capacity.ts';
import type { Clock } from './clock.ts';
import type { Caller, Control, Memberships } from './control.ts';
import type { Environment } from './environment.ts';
import type { Language } from './errors.ts';
import type { TenantFiles } from './files.ts';
import type { IdentityProvider } from './identity.ts';
import type { TenantJobs } from './jobs.ts';
import type { Mailer } from './mail.ts';
import type { TenantMemberships } from './membership.ts';
import type { TenantClient } from './tenant.ts';
import type { Log } from './telemetry.ts';
import type { UserRecord } from './users.ts';

/** Who acts: the user of the chosen county and what their roles allow. */
export interface Actor {
  subject: string;
  user: UserRecord;
  assignments: readonly Assignment[];
  access: Access;
}

/** What an operation is given; `R` are the repositories of its context, bound to the actor's tenant. */
export interface Context<R = unknown> {
  actor: Actor;
  /** the tenant's id */
  tenant: string;
  repositories: R;
  clock: Clock;
  files: TenantFiles;
  anchors: TenantAnchors;
  /** what the county stored when it was measured last */
  readStorage(): Promise<Storage | null>;
  jobs: TenantJobs;
  identity: IdentityProvider;
  memberships: TenantMemberships;
  mail: Mailer;
  capabilities: Capabilities;
  ballotKeys: BallotKeys;
  /** address of the web, without a slash at the end */
  origin(): string;
  language: Language;
  log: Log;
  usage: Usage;
}

/** What the one who deploys the service decides. */
export type ServiceSettings = Pick<Environment, 'region' | 'erasureHoldDays' | 'backupDays'>;

/** Not copied: a deployed function knows only those settings that its operations ask for. */
export const serviceSettings = (settings: ServiceSettings): ServiceSettings => ({
  region: settings.region,
  get erasureHoldDays() {
    return settings.erasureHoldDays;
  },
  get backupDays() {
    return settings.backupDays;
  },
});

/** What an operation of the service as a whole is given: who one is (`signed-in`), the operator's lists, public routes. */
export interface ServiceContext<R = unknown> {
  /** null on a public route */
  caller: Caller | null;
  memberships: Memberships;
  /** the county chosen by `x-tenant`, or the only one */
  chosen: Context<R> | null;
  control: Control;
  /** what the service itself does in a county: opening it, its jobs, its end */
  county(tenant: string): {
    repositories: R;
    files: TenantFiles;
    jobs: TenantJobs;
    memberships: TenantMemberships;
  };
  settings: ServiceSettings;
  identity: IdentityProvider;
  capabilities: Capabilities;
  ballotKeys: BallotKeys;
  clock: Clock;
  language: Language;
  /** bytes of the request's body as it came: ballots are all of one size */
  readonly bodySize: number;
  log: Log;
}

export type Implementation<R> = { operation: Operation } & (
  | { level: 'tenant'; run(input: unknown, context: Context<R>): Promise<unknown> }
  | { level: 'service'; run(input: unknown, context: ServiceContext<R>): Promise<unknown> }
);

/** An operation with what it does. The handler has checked the permission (in any scope) and the input. */
export const implement = <R, I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: (input: z.output<I>, context: Context<R>) => Promise<z.input<O>>,
): Implementation<R> => ({ operation, level: 'tenant', run: (input, context) => run(input as z.output<I>, context) });

/** The same for operations that belong to no county: permission `signed-in`, `public`, or one that only the operator has. */
export const implementService = <R, I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: (input: z.output<I>, context: ServiceContext<R>) => Promise<z.input<O>>,
): Implementation<R> => ({ operation, level: 'service', run: (input, context) => run(input as z.output<I>, context) });

/** Where the actor holds a permission. */
export const scope = (context: Pick<Context, 'actor'>, permission: Permission): Reach =>
  reachOf(context.actor.access, permission);

/** The actor as records keep them. */
export const by = ({ actor }: Pick<Context, 'actor'>): { user: string; name: string } => ({
  user: actor.user.id,
  name: actor.user.name,
});

/** Makes a context's repositories for one tenant. */
export type Repositories<R> = (client: TenantClient) => R;
