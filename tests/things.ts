import * as z from 'zod';
import { operation, type Operation } from '#shared/api/operation.ts';
import { appendAudit, type Chain } from '#functions/platform/audit.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { createHandler } from '#functions/platform/handler.ts';
import { by, type Context, implement, implementService } from '#functions/platform/operation.ts';
import type { TenantClient } from '#functions/platform/tenant.ts';
import { createWorker, type Work } from '#functions/platform/worker.ts';
import type { Contexts } from '#infra/local/contexts.ts';

/** A small context, so that the platform is tried without any of the real ones. */

const id = z.string().regex(/^[a-z0-9-]{1,20}$/);
const common = { context: 'units' as const, errors: [], audit: null, summary: { zh: '物件', en: 'Thing' } };

export const readThing = operation({
  ...common,
  id: 'things.read',
  method: 'GET',
  path: '/api/things/{thing}',
  input: z.strictObject({ thing: id, shade: z.string().optional() }),
  output: z.strictObject({ thing: id, text: z.string(), language: z.string() }),
  errors: ['not-found'],
  permission: 'register.read',
});

export const saveThing = operation({
  ...common,
  id: 'things.save',
  method: 'PUT',
  path: '/api/things/{thing}',
  input: z.strictObject({ thing: id, text: z.string().max(900_000), version: z.int() }),
  output: z.strictObject({ version: z.int() }),
  errors: ['invalid-input', 'stale-version', 'refused'],
  permission: 'register.write',
  audit: 'thing.saved',
});

export const startThing = operation({
  ...common,
  id: 'things.start',
  method: 'POST',
  path: '/api/things',
  input: z.strictObject({ id: z.string(), input: z.record(z.string(), z.unknown()) }),
  output: z.strictObject({ job: z.string() }),
  status: 202,
  permission: 'run.write',
});

export const whoAmI = operation({
  ...common,
  id: 'things.who',
  method: 'GET',
  path: '/api/who',
  input: z.strictObject({}),
  output: z.strictObject({ subject: z.string(), tenants: z.array(z.string()), chosen: z.string().nullable() }),
  permission: 'signed-in',
});

export const listCounties = operation({
  ...common,
  id: 'things.counties',
  method: 'GET',
  path: '/api/counties',
  input: z.strictObject({}),
  output: z.strictObject({ ids: z.array(z.string()) }),
  permission: 'tenant.read',
});

export const thingOperations: readonly Operation[] = [readThing, saveThing, startThing, whoAmI, listCounties];

export interface Thing {
  text: string;
  version: number;
  chain: Chain;
}

export const thingRepository = (client: TenantClient) => {
  const key = (thing: string) => ({ pk: client.pk('THING', thing), sk: 'HEAD' });
  return {
    client,
    read: (thing: string) => client.get<Thing>(key(thing)),
    async save(thing: string, text: string, version: number, actor: { user: string; name: string }, at: Date) {
      const known = await client.get<Thing>(key(thing));
      const event = { type: 'thing.saved', data: { text: text.slice(0, 20) }, actor, at };
      const { part, chain } = appendAudit(client, ['thing', thing], known?.chain, event);
      const item = { ...key(thing), text, version: version + 1, chain };
      await client.transact([{ put: item, condition: { version: version === 0 ? undefined : version } }, part]);
      return version + 1;
    },
  };
};
export type ThingRepositories = ReturnType<typeof thingRepository>;

type Ctx = Context<ThingRepositories>;

export const implementations = [
  implement(readThing, async ({ thing }, { repositories, language }: Ctx) => {
    const found = await repositories.read(thing);
    if (thing === 'broken') return { thing, text: 1 as unknown as string, language };
    if (thing === 'thrown') throw new Error('a secret of the inside');
    if (!found) throw new Refusal('not-found');
    return { thing, text: found.text, language };
  }),
  implement(saveThing, async ({ thing, text, version }, context: Ctx) => {
    const problems = [{ path: 'text', code: 'not-nice', message: { zh: '不好', en: 'Not nice' } }];
    if (text === 'ugly') throw new Refusal('refused', { zh: '不行', en: 'No' }, { problems, policyField: 'a.b' });
    return { version: await context.repositories.save(thing, text, version, by(context), context.clock.now()) };
  }),
  implement(startThing, async ({ id: job, input }, context: Ctx) =>
    context.jobs.start({ id: job, context: 'units', kind: 'import', input, by: by(context) }),
  ),
  implementService(whoAmI, async (_input, { caller, memberships, chosen }) => ({
    subject: caller!.subject,
    tenants: memberships.tenants.map(({ tenant }) => tenant),
    chosen: chosen?.tenant ?? null,
  })),
  implementService(listCounties, async (_input, { control }) => ({
    ids: (await control.listTenants()).map(({ id: tenant }) => tenant),
  })),
];

/** The context over its entries; `work` is what its job does. */
export const thingContexts = (work: Work<ThingRepositories> = async () => ({})): Contexts => {
  const options = { context: 'units', repositories: thingRepository } as const;
  const handler = createHandler({ ...options, operations: implementations });
  const worker = createWorker({ ...options, jobs: { import: work } });
  return { handler: async () => handler, worker: async () => worker };
};
