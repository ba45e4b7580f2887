import middy from '@middy/core';
import { accessOf } from '#shared/api/access.ts';
import type { ContextName } from '#shared/api/operation.ts';
import { tenantAnchors } from './anchors.ts';
import { noUsage, type Usage } from './capacity.ts';
import { controlItems, type Membership } from './control.ts';
import { type Environment, environment } from './environment.ts';
import { type HttpAnswer, type Language, languageOf, problemAnswer, Refusal, toRefusal } from './errors.ts';
import { tenantFiles } from './files.ts';
import type { GatewayEvent } from './http.ts';
import { checkedOutput, parseInput } from './input.ts';
import { tenantJobs } from './jobs.ts';
import { callerOf, chooseMembership, memberUser, refuseSuspended, tenantMemberships } from './membership.ts';
import {
  type Context,
  type Implementation,
  type Repositories,
  type ServiceContext,
  serviceSettings,
} from './operation.ts';
import { runAs } from './running.ts';
import { logFor } from './telemetry.ts';
import { tenantClient } from './tenant.ts';

export interface HandlerOptions<R> {
  context: ContextName;
  operations: readonly Implementation<R>[];
  repositories: Repositories<R>;
  /** keeps nothing of a request: no log, no use; the functions of the voting page */
  quiet?: boolean;
}

export type Handler = (event: GatewayEvent) => Promise<HttpAnswer>;

/**
 * The entry for requests of a context: finds the operation by the event's route, the caller's county by their
 * membership, checks the permission, the input by the contract, and turns every error into problem+json.
 */
export const createHandler = <R>({ context, operations, repositories, quiet = false }: HandlerOptions<R>): Handler => {
  const byRoute = new Map(operations.map((entry) => [`${entry.operation.method} ${entry.operation.path}`, entry]));

  const answer = async (event: GatewayEvent): Promise<HttpAnswer> => {
    const started = performance.now();
    const found = byRoute.get(event.routeKey);
    if (!found) throw new Refusal('not-found');
    const env = environment();
    const request: RequestState<R> = { event, env, found, repositories, usage: noUsage() };
    const output = await run(request).finally(async () => {
      if (quiet) return;
      if (request.tenant) env.meter.add(request.tenant, 'request', request.usage, performance.now() - started);
      await env.meter.flush();
    });
    const { operation } = found;
    const body = JSON.stringify(env.strictAnswers ? checkedOutput(operation, output) : output);
    const { tenant } = request;
    if (!quiet)
      logFor({
        ...(tenant !== undefined && { tenant }),
        operation: operation.id,
        request: event.requestContext.requestId,
      }).info('answered', {
        milliseconds: Math.round(performance.now() - started),
        usage: request.usage,
      });
    return {
      statusCode: operation.status ?? 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        ...(env.strictAnswers && { 'x-capacity': `read=${request.usage.read}, write=${request.usage.write}` }),
      },
      body,
    };
  };

  const wrapped = middy<GatewayEvent, HttpAnswer>().use(problems(quiet)).handler(answer);
  return (event) => runAs(`${context}.handler`, () => wrapped(event, {} as never) as Promise<HttpAnswer>);
};

/** The outermost: whatever happens inside leaves as RFC 9457, in the reader's language. */
const problems = (quiet: boolean): middy.MiddlewareObj<GatewayEvent, HttpAnswer> => ({
  onError: (request) => {
    const { event, error } = request;
    const refusal = toRefusal(error);
    const id = event.requestContext.requestId;
    if (!quiet && (refusal.code === 'internal' || refusal.code === 'unavailable'))
      logFor({ request: id, route: event.routeKey }).error('failed', { error: refusal.cause as Error });
    request.response = problemAnswer(refusal, language(event), id);
  },
});

const language = (event: GatewayEvent): Language => languageOf(event.headers['accept-language']);

interface RequestState<R> {
  event: GatewayEvent;
  env: Environment;
  found: Implementation<R>;
  repositories: Repositories<R>;
  usage: Usage;
  /** known once the membership was read; what was done before is counted, too */
  tenant?: string;
}

const run = async <R>(request: RequestState<R>): Promise<unknown> => {
  const { event, found } = request;
  const { operation } = found;
  if (found.level === 'tenant') {
    const context = await tenantContext(request);
    const { permission } = operation;
    if (permission === 'signed-in' || permission === 'public' || !context.actor.access.has(permission))
      throw new Refusal('forbidden');
    return found.run(parseInput(operation, event), context);
  }
  const context = await serviceContext(request);
  if (operation.permission !== 'signed-in' && operation.permission !== 'public') {
    const roles = context.memberships.operator?.roles ?? [];
    if (!accessOf(roles.map((role) => ({ role }))).has(operation.permission)) throw new Refusal('forbidden');
  }
  if (operation.permission !== 'public' && context.caller === null) throw new Refusal('not-signed-in');
  return found.run(parseInput(operation, event), context);
};

const tenantContext = async <R>(request: RequestState<R>, known?: Membership[]): Promise<Context<R>> => {
  const { event, env, repositories, usage } = request;
  const control = controlItems(env.database, usage);
  const caller = callerOf(event, env.issuerName);
  const tenants = known ?? (await control.readCounties(caller));
  const membership = chooseMembership(tenants, event.headers['x-tenant']);
  const { tenant } = membership;
  request.tenant = tenant;
  const client = tenantClient(env.database, tenant, usage);
  const [user] = await Promise.all([memberUser(client, membership), refuseSuspended(control, tenant)]);
  return {
    actor: { subject: caller.subject, user, assignments: user.roles, access: accessOf(user.roles) },
    tenant,
    repositories: repositories(client),
    clock: env.clock,
    files: tenantFiles(env.files, tenant),
    anchors: tenantAnchors(env.anchors, tenant),
    readStorage: () => control.readStorage(tenant),
    jobs: tenantJobs(client, control, env.queue, env.clock),
    identity: env.identity,
    memberships: tenantMemberships(control, tenant, env.issuerName(env.identity.issuer)),
    mail: env.mail,
    capabilities: env.capabilities,
    ballotKeys: env.ballotKeys,
    // A call and no getter: who takes a context apart would ask every function for an address that few are told.
    origin: () => env.origin,
    language: language(event),
    log: logFor({ tenant, operation: request.found.operation.id, request: event.requestContext.requestId }),
    usage,
  };
};

const serviceContext = async <R>(request: RequestState<R>): Promise<ServiceContext<R>> => {
  const { event, env, found } = request;
  const control = controlItems(env.database, request.usage);
  const isPublic = found.operation.permission === 'public';
  const caller = isPublic ? null : callerOf(event, env.issuerName);
  const memberships = caller ? await control.readMemberships(caller) : { operator: null, tenants: [] };
  const wanted = event.headers['x-tenant'];
  const isChosen = memberships.tenants.length === 1 || (memberships.tenants.length > 1 && wanted !== undefined);
  const chosen = isChosen
    ? await tenantContext(request, memberships.tenants).catch((error: unknown) => {
        // Who runs the service does so whatever became of their place in a county.
        if (memberships.operator && error instanceof Refusal && error.code === 'no-membership') return null;
        throw error;
      })
    : null;
  return {
    caller,
    memberships,
    chosen,
    control,
    county: (tenant) => {
      const client = tenantClient(env.database, tenant, request.usage);
      return {
        repositories: request.repositories(client),
        files: tenantFiles(env.files, tenant),
        jobs: tenantJobs(client, control, env.queue, env.clock),
        // A function that nobody logs in to is told no issuer.
        get memberships() {
          return tenantMemberships(control, tenant, env.issuerName(env.identity.issuer));
        },
      };
    },
    settings: serviceSettings(env),
    identity: env.identity,
    capabilities: env.capabilities,
    ballotKeys: env.ballotKeys,
    clock: env.clock,
    language: language(event),
    get bodySize() {
      return Buffer.byteLength(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
    },
    log: logFor({ operation: found.operation.id, request: event.requestContext.requestId }),
  };
};
