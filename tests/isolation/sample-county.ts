import { startImport } from '#shared/api/appraisals.ts';
import { isServiceRole, roleNames, roles } from '#shared/api/access.ts';
import type { Assignment, RoleName } from '#shared/api/access.ts';
import { publishRun, startRun } from '#shared/api/grading.ts';
import { createPolicy } from '#shared/api/policies.ts';
import type { Operation } from '#shared/api/operation.ts';
import { createFile, createUser } from '#shared/api/tenants.ts';
import { exampleDataset, examplePolicy } from '#shared/dataset/example.fixture.ts';
import { fileName, recordFile } from '#functions/platform/file-record.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { namedUlid } from '#infra/local/demo/random.ts';
import { makeOpenPoll } from '#tests/ballot-box.ts';
import type { TestService } from '#tests/service.ts';
import type { Caller } from '#infra/local/caller.ts';

/**
 * A small county with one of everything, in which every text that somebody wrote bears the county's mark, and every name
 * and figure of the second unit's people the mark of that unit: what an answer may not hold can be looked for in it.
 */
export interface SampleCounty {
  tenant: string;
  /** in every name of the county */
  mark: string;
  /** in every name of the second unit's people */
  otherUnitMark: string;
  unit: string;
  otherUnit: string;
  group: string;
  otherGroup: string;
  /** the person that each user of the unit is */
  person: string;
  otherPerson: string;
  cycle: string;
  policy: string;
  run: string;
  job: string;
  user: string;
  otherUser: string;
  subjects: Record<RoleName, string>;
  /** a file that each user made */
  files: Record<RoleName, string>;
  /** a poll under way, as the voting page knows it: capabilities of the poll and of its box, and a card's code */
  vote: { id: string; poll: string; box: string; code: string };
}

const countyRoles = roleNames.filter((role) => !isServiceRole(role));

/** What a county is made with: the service as its sources run it, or as it is deployed. */
export type CountyMaker = Pick<TestService, 'url' | 'open' | 'as'> & {
  queue: Pick<TestService['queue'], 'idle'>;
  environment: Pick<
    TestService['environment'],
    'database' | 'files' | 'identity' | 'ballotKeys' | 'capabilities' | 'clock'
  >;
};

export async function makeSampleCounty(service: CountyMaker, code: string): Promise<SampleCounty> {
  const of = (what: string) => namedUlid(`${code} ${what}`);
  const id = (what: string) => `${code}-${what}`;
  const mark = `秘${code}秘`;
  const county: SampleCounty = {
    ...{ tenant: of('tenant'), mark, otherUnitMark: `外${code}外`, cycle: id('2025') },
    ...{ unit: id('u1'), otherUnit: id('u2'), group: id('g1'), otherGroup: id('g2') },
    ...{ person: id('p1'), otherPerson: id('p3'), policy: of('policy'), run: of('run'), job: of('import') },
    ...{ user: of('user staff'), otherUser: of('other user') },
    ...{ subjects: {} as Record<RoleName, string>, files: {} as Record<RoleName, string> },
    vote: { id: of('poll'), poll: '', box: '', code: of('card').slice(-16) },
  };
  const admin = await service.open({
    ...{ id: county.tenant, name: `${mark}县`, code },
    admin: { id: of('admin'), login: 'admin', name: `${mark}管理员` },
  });
  const must = async (call: Caller, operation: Operation, input: Record<string, unknown>) => {
    const { status, body } = await call(operation, input);
    if (status >= 300) throw new Error(`${operation.id}: ${status} ${JSON.stringify(body)}`);
    return body;
  };

  const policy = policySchema.parse({ ...examplePolicy(), title: `${mark}办法` });
  await must(admin, createPolicy, { id: county.policy, basedOn: null, preset: null, policy, reason: `${mark}试行` });
  const content = JSON.stringify(datasetOf(county, policy));
  const file = of('file');
  const [size, type] = [Buffer.byteLength(content), 'application/json'];
  const place = await must(admin, createFile, { id: file, name: `${mark}.json`, size, type });
  await fetch(new URL(place.url, service.url), { method: 'PUT', headers: place.headers, body: content });
  await must(admin, startImport, { id: county.job, file, kind: 'dataset', cycle: null, name: `${mark}.json` });
  await service.queue.idle();

  const login = async (role: RoleName) => {
    const kind = roles[role].scope;
    const scope = kind === 'group' ? county.group : kind === 'unit' ? county.unit : undefined;
    const held: Assignment = scope === undefined ? { role } : { role, scope };
    const person = role === 'staff' ? { id: county.person, unit: county.unit } : null;
    const input = { id: of(`user ${role}`), login: role, name: `${mark}${role}`, person, roles: [held] };
    await must(admin, createUser, input);
    return (await service.environment.identity.find(`${code}.${role}`))!.subject;
  };
  for (const role of countyRoles) county.subjects[role] = await login(role);
  for (const role of roleNames.filter(isServiceRole)) county.subjects[role] = `${role}-of-the-service`;
  const person = { id: county.otherPerson, unit: county.otherUnit };
  const other = { id: county.otherUser, login: 'other', name: `${mark}他人`, person, roles: [{ role: 'staff' }] };
  await must(admin, createUser, other);

  for (const role of countyRoles) {
    county.files[role] = of(`file ${role}`);
    await keepFile(service, county, role);
  }
  const office = await service.as(county.subjects['appraisal-office']);
  await must(office, startRun, { cycle: county.cycle, id: county.run, policyVersion: null, note: `${mark}评定` });
  await service.queue.idle();
  await must(office, publishRun, { cycle: county.cycle, run: county.run, reason: `${mark}审定` });
  const { vote } = county;
  const poll = await makeOpenPoll(service, county.tenant, { id: vote.id, codes: [vote.code], mark });
  Object.assign(vote, { poll: poll.capability, box: poll.boxes[0]!.capability });
  await tenantFiles(service.environment.files, county.tenant).put(
    `ballots/${vote.id}.json`,
    new TextEncoder().encode(JSON.stringify({ county: mark })),
    { type: 'application/json' },
  );
  return county;
}

function datasetOf(county: SampleCounty, policy: unknown) {
  const { mark, otherUnitMark, unit, otherUnit, group, otherGroup, cycle } = county;
  const people = [
    { id: county.person, name: `${mark}职工`, unit, rank: 'staff', role: 'member', dutyRating: 80 },
    { id: `${county.person}x`, name: `${mark}干部`, unit, rank: 'cadre', role: 'principal', dutyRating: 90 },
    {
      id: county.otherPerson,
      name: `${mark}${otherUnitMark}`,
      unit: otherUnit,
      rank: 'staff',
      role: 'member',
      dutyRating: 71,
    },
  ];
  const votes = [
    { source: 'mass', good: 10 },
    { source: 'peer', good: 6 },
    { source: 'leader', good: 3 },
  ];
  const teams = [unit, otherUnit];
  return {
    ...exampleDataset(),
    tenant: { id: county.tenant, name: `${mark}县` },
    cycle: { id: cycle, year: 2025, periodStart: '2025-01-01', periodEnd: '2025-12-31' },
    policy,
    groups: [
      { id: group, name: `${mark}一组` },
      { id: otherGroup, name: `${mark}二组` },
    ],
    units: [
      { id: unit, name: `${mark}甲镇`, category: 'township', level: 'first', group },
      { id: otherUnit, name: `${mark}乙镇`, category: 'township', level: 'first', group: otherGroup },
    ],
    people,
    performance: teams.flatMap((of) => [
      { unit: of, indicator: 'revenue', target: 100, reported: 90 },
      { unit: of, indicator: 'growth', base: 100, reported: 110 },
      { unit: of, indicator: 'security' },
    ]),
    opinions: [
      ...teams.flatMap((of) =>
        votes.map(({ source, good }) => ({ subject: { kind: 'team', id: of }, source, counts: { good, poor: 1 } })),
      ),
      ...people.flatMap(({ id: of }) =>
        votes.map(({ source, good }) => ({
          subject: { kind: 'person', id: of },
          source,
          counts: { excellent: good, competent: 2 },
        })),
      ),
    ],
  };
}

/** A file of the user's own, put there as a job of theirs would. */
async function keepFile(service: CountyMaker, county: SampleCounty, role: RoleName): Promise<void> {
  const [id, type] = [county.files[role], 'text/plain'];
  const bytes = new TextEncoder().encode(county.mark);
  await tenantFiles(service.environment.files, county.tenant).put(fileName(id), bytes, { type });
  await recordFile(tenantClient(service.environment.database, county.tenant), {
    ...{ id, name: `${county.mark}.txt`, type, size: bytes.length, at: '2026-01-01T00:00:00.000Z' },
    by: { user: namedUlid(`${county.mark.slice(1, -1)} user ${role}`), name: `${county.mark}${role}` },
  });
}
