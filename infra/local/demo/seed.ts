import { setTimeout } from 'node:timers/promises';
import { roles } from '#shared/api/access.ts';
import type { Job } from '#shared/api/common.ts';
import { publishRun, startRun } from '#shared/api/grading.ts';
import { createPolicy, listPolicies } from '#shared/api/policies.ts';
import { openTenant, readTenant } from '#shared/api/service.ts';
import { saveGroup } from '#shared/api/units.ts';
import { localDate } from '#shared/policy/calendar.ts';
import type { Clock } from '#functions/platform/clock.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { editUsers } from '#functions/tenants/edit-users.ts';
import { usersRepository, versioned } from '#functions/tenants/repository.ts';
import { callerWith } from '#infra/local/caller.ts';
import type { Seed } from '#infra/local/seeding.ts';
import { embeddedIssuer } from '#infra/local/environment.ts';
import type { Service } from '#infra/local/service.ts';
import { baihe } from './baihe.ts';
import { castOf } from './cast.ts';
import { seedConduct } from './conduct/seed-conduct.ts';
import type { DemoUser } from './cast.ts';
import type { County } from './county.ts';
import { makeDemoCounty } from './dataset.ts';
import { membersOf } from './people.ts';
import { quannan } from './quannan.ts';
import { namedUlid } from './random.ts';
import { shenbei } from './shenbei.ts';
import { callerOf, importFile, letIn, must, showInList, untilDone } from './steps.ts';

export const demoCounties: readonly County[] = [quannan, baihe, shenbei];

/** A demo county's tenant: the same at every seeding. */
export const demoTenant = (county: Pick<County, 'key'>): string => namedUlid(`tenant ${county.key}`);

/**
 * Makes the demo counties through the service's own operations and jobs, so that they are what a county would get. Every
 * id follows from a name and every step can be repeated: after a crash in its middle the seeding goes through its steps
 * again and does what is missing.
 */
export const seed: Seed = async (service, say) => {
  await makeOperators(service);
  for (const [i, county] of demoCounties.entries()) await makeCounty(service, county, (i + 1) * 100, say);
  await makeGuest(service);
};

async function makeCounty(service: Service, county: County, order: number, say: (text: string) => void): Promise<void> {
  const { key, code, name, groups } = county;
  const tell = (what: string): void => say(`  ${name.zh}：${what}`);
  const tenant = demoTenant(county);
  const [admin, office, ...others] = castOf(county, membersOf(county)) as [DemoUser, DemoUser, ...DemoUser[]];
  const list = (i: number) => ({ tenant, code, county: name, order: order + i });

  const adminId = namedUlid(`${tenant} user ${admin.key}`);
  await open(service, {
    ...{ id: tenant, name: name.zh, code, preset: null, job: namedUlid(`${tenant} opening`) },
    admin: { id: adminId, login: admin.login, name: admin.name },
  });
  await showInList(service, `${code}.${admin.login}`, {
    ...{ name: admin.name, demo: { county: name, role: admin.label, order } },
  });
  const byAdmin = await callerOf(service, `${code}.${admin.login}`, tenant);

  const { finished, underWay, register } = makeDemoCounty(county, yearOf(service.environment.clock));
  tell(`名录 ${underWay.units.length} 个单位、${register.length} 人`);
  await adoptPolicy(byAdmin, county, finished.policy);
  for (const group of groups) await must(byAdmin, saveGroup, { ...group, version: null });
  const imports = { county: tenant };
  const units = { kind: 'units', values: underWay.units };
  await importFile(service, byAdmin, { ...imports, name: '单位名录.json', kind: 'units', content: units });
  const people = { kind: 'people', values: register };
  await importFile(service, byAdmin, { ...imports, name: '人员名录.json', kind: 'people', content: people });

  tell('用户与角色');
  for (const [i, user] of [office, ...others].entries()) await letIn(service, byAdmin, list(i + 1), user);
  const byOffice = await callerOf(service, `${code}.${office.login}`, tenant);

  for (const dataset of [finished, underWay]) {
    const { id } = dataset.cycle;
    tell(`${id} 年度数据，${dataset.performance.length} 行实绩、${dataset.opinions.length} 份计票`);
    const file = { ...imports, name: `${id}年度.dataset.json`, kind: 'dataset' as const, content: dataset };
    await importFile(service, byOffice, file);
    const run = namedUlid(`${tenant} run ${key} ${id}`);
    const isFinished = dataset === finished;
    const note = isFinished ? '全部数据到齐后的评定' : '部分数据未到，仅供查看';
    await must(byOffice, startRun, { cycle: id, id: run, policyVersion: null, note });
    await untilDone(byOffice, run);
    if (isFinished) await must(byOffice, publishRun, { cycle: id, run, reason: '经县委常委会审定，予以公布' });
  }
  if (!county.conduct) return;
  tell(`${underWay.cycle.id} 年度考核实施`);
  const logins = new Map([admin, office, ...others].map((user) => [user.key, `${code}.${user.login}`]));
  await seedConduct({
    ...{ service, county, tenant, code, cycle: underWay.cycle.id, policy: underWay.policy, byAdmin },
    today: localDate(underWay.policy.calendar.timeZone, service.environment.clock.now()),
    as: (role) => callerOf(service, logins.get(role)!, tenant),
  });
}

/** As the operator opens a county; its administrator begins with a policy later. */
async function open(service: Service, county: Record<string, unknown> & { id: string }): Promise<void> {
  const byOperator = callerWith(service.url, await service.tokenFor(operatorSubject));
  await must(byOperator, openTenant, county);
  for (;;) {
    const { tenant, jobs } = await must(byOperator, readTenant, { tenant: county.id });
    if (tenant.state !== 'opening') return;
    if (jobs.some(({ state }: Job) => state === 'failed')) throw new Error(`${tenant.name} could not be opened`);
    await setTimeout(30);
  }
}

/** The preset with the county's own changes, as its administrator would save it. */
async function adoptPolicy(call: Parameters<typeof must>[0], county: County, policy: unknown): Promise<void> {
  const id = namedUlid(`${county.key} policy`);
  const { versions } = await must(call, listPolicies, {});
  if (versions.some((version: { id: string }) => version.id === id)) return;
  const { preset } = county.policy;
  await must(call, createPolicy, { id, basedOn: null, preset, policy, reason: '按预设办法建立本县考核办法' });
}

const operatorSubject = 'demo-operator';

/** Those who run the service itself: they see the counties' names and nothing of theirs, and one of them may erase. */
async function makeOperators({ accounts, environment }: Service): Promise<void> {
  const control = controlItems(environment.database);
  const county = { zh: '平台', en: 'Service' };
  const people = [
    { subject: operatorSubject, login: 'operator', name: '平台运营员', role: 'operator' },
    { subject: 'demo-eraser', login: 'eraser', name: '数据注销员', role: 'eraser' },
  ] as const;
  for (const [i, { subject, login, name, role }] of people.entries()) {
    const demo = { county, role: roles[role].label, order: 900 + i };
    await accounts.putDemoPerson({ subject, login, name, demo });
    await control.putOperator({ issuer: embeddedIssuer, subject }, name, [role]);
  }
}

/** The staff member of the first county helps out in a group of the second: one account, two counties. */
async function makeGuest({ accounts, environment }: Service): Promise<void> {
  const [home, host] = [quannan, baihe];
  const guest = castOf(home, membersOf(home)).find(({ key }) => key === 'staff')!;
  const login = `${home.code}.${guest.login}`;
  const { subject } = (await environment.identity.find(login))!;
  const tenant = demoTenant(host);
  const id = namedUlid(`${tenant} user guest`);
  const users = usersRepository(tenantClient(environment.database, tenant));
  const scope = host.groups[0]!.id;
  const user = versioned({
    ...{ id, login, name: guest.name, subject, person: null, disabled: false },
    roles: [{ role: 'group-member', scope }],
  });
  if (!(await users.readUser(id)))
    await editUsers({ users, clock: environment.clock, actor: { user: 'operator', name: '平台运营' } }, async () => ({
      answer: undefined,
      change: {
        users: [{ after: user }],
        event: { type: 'user.created', data: { user: id, login, name: user.name, roles: user.roles } },
      },
    }));
  await controlItems(environment.database).putMembership({ issuer: embeddedIssuer, subject }, { tenant, user: id });
  const role = { zh: `职工，兼${host.name.zh}考核组成员`, en: `Staff, and member of a group in ${host.name.en}` };
  await accounts.putDemoPerson({ subject, login, name: guest.name, demo: { county: home.name, role, order: 190 } });
}

/** The year under way, in the counties' time zone. */
const yearOf = (clock: Clock): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(clock.now()));
