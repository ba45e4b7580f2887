import { setTimeout } from 'node:timers/promises';
import { startImport } from '#shared/api/appraisals.ts';
import type { ImportKind } from '#shared/api/appraisals.ts';
import type { Job } from '#shared/api/common.ts';
import type { Operation } from '#shared/api/operation.ts';
import { createFile, createUser, readJob } from '#shared/api/tenants.ts';
import { callerWith } from '#infra/local/caller.ts';
import type { Caller } from '#infra/local/caller.ts';
import type { Service } from '#infra/local/service.ts';
import type { DemoUser } from './cast.ts';
import { namedUlid } from './random.ts';

/** Steps of setting a county up, as its people would do them. Each can be done again and then finds itself done. */

/** An operation whose refusal ends the seeding, with what it said. */
export async function must(call: Caller, operation: Operation, input: Record<string, unknown>) {
  const { status, body } = await call(operation, input);
  if (status >= 300) throw new Error(`${operation.id}: ${status} ${JSON.stringify(body).slice(0, 600)}`);
  return body;
}

export async function callerOf(service: Service, login: string, tenant: string): Promise<Caller> {
  const account = await service.environment.identity.find(login);
  if (!account) throw new Error(`no account ${login}`);
  return callerWith(service.url, await service.tokenFor(account.subject), tenant);
}

/** Uploads a file and imports it; the name tells it from the county's others. */
export async function importFile(
  service: Service,
  call: Caller,
  { county, name, kind, content }: { county: string; name: string; kind: ImportKind; content: unknown },
): Promise<void> {
  const [id, file] = [namedUlid(`${county} import ${name}`), namedUlid(`${county} file ${name}`)];
  const known = await call(readJob, { job: id });
  if (known.status === 404) {
    const bytes = new TextEncoder().encode(JSON.stringify(content));
    const type = 'application/json';
    const place = await must(call, createFile, { id: file, name, size: bytes.length, type });
    const put = await fetch(service.url + place.url, { method: 'PUT', headers: place.headers, body: bytes });
    if (!put.ok) throw new Error(`the upload of ${name} was answered with ${put.status}`);
    await must(call, startImport, { id, file, kind, cycle: null, name });
  }
  await untilDone(call, id);
}

export async function untilDone(call: Caller, job: string): Promise<void> {
  for (;;) {
    const { state, problems } = (await must(call, readJob, { job })) as Job;
    if (state === 'done') return;
    if (state === 'failed') throw new Error(`a job failed: ${JSON.stringify(problems.slice(0, 5))}`);
    await setTimeout(30);
  }
}

/** Makes a user and puts them on the list of those who come in without a password. */
export async function letIn(
  service: Service,
  call: Caller,
  { tenant, code, county, order }: { tenant: string; code: string; county: { zh: string; en: string }; order: number },
  user: DemoUser,
): Promise<void> {
  const { login, name, person, roles } = user;
  await must(call, createUser, { id: namedUlid(`${tenant} user ${user.key}`), login, name, person, roles });
  await showInList(service, `${code}.${login}`, { name, demo: { county, role: user.label, order } });
}

export async function showInList(
  service: Service,
  login: string,
  {
    name,
    demo,
  }: { name: string; demo: { county: { zh: string; en: string }; role: { zh: string; en: string }; order: number } },
): Promise<void> {
  const account = await service.environment.identity.find(login);
  if (!account) throw new Error(`no account ${login}`);
  await service.accounts.putDemoPerson({ subject: account.subject, login, name, demo });
}
