import type { RoleName } from '#shared/api/access.ts';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { policySchema } from '#shared/policy/schema.ts';
import type { SampleCounty } from './sample-county.ts';
import { ballotsSamples } from './samples/ballots.ts';
import { custodySamples } from './samples/custody.ts';
import { interviewsSamples } from './samples/interviews.ts';
import { mediaSamples } from './samples/media.ts';
import { meetingSamples } from './samples/meeting.ts';
import { messagesSamples } from './samples/messages.ts';
import { papersSamples } from './samples/papers.ts';
import { placementSamples } from './samples/placement.ts';
import { unitSamples } from './samples/unit.ts';
import { planSamples } from './samples/plan.ts';
import { questionsSamples } from './samples/questions.ts';
import { readinessSamples } from './samples/readiness.ts';
import { reportsSamples } from './samples/reports.ts';
import { staffSamples } from './samples/staff.ts';
import { votesSamples } from './samples/votes.ts';

/**
 * For each operation an input that names things of a county, and what somebody who may do it is answered: in their own
 * county (within their scope), and naming the things of a foreign one. Writes are refused for what they ask, a stale
 * version or a fault, so that the test changes nothing; that they come so far shows that they were allowed.
 */
export interface Sample {
  input(county: SampleCounty, role: RoleName): Record<string, unknown>;
  own: number;
  /** for a foreign county's ids; lists that take no id answer with the own county's things */
  foreign: number;
  /** names what lies outside of the scope of group, unit and self in the own county; it is refused or not found */
  outside?(county: SampleCounty, role: RoleName): Record<string, unknown>;
}

const [stale, reason] = ['stale', '测试'];
/** ids that nobody uses */
const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const list = (): Sample => ({ input: () => ({}), own: 200, foreign: 200 });

const unitOf = (id: string, group: string) => ({ id, name: '别名', category: 'township', level: 'first', group });
const personOf = (id: string, unit: string) => ({ id, name: '别名', unit, rank: 'staff', role: 'member' });
const cycleOf = (id: string) => ({ id, year: 2030, periodStart: '2030-01-01', periodEnd: '2030-12-31' });

export const samples: Record<string, Sample> = {
  ...unitSamples,
  ...planSamples,
  ...placementSamples,
  ...readinessSamples,
  ...meetingSamples,
  ...reportsSamples,
  ...interviewsSamples,
  ...papersSamples,
  ...staffSamples,
  ...custodySamples,
  ...mediaSamples,
  ...questionsSamples,
  ...ballotsSamples,
  ...votesSamples,
  ...messagesSamples,
  'me.read': list(),
  'tenants.list': list(),
  'tenants.read': { input: (c) => ({ tenant: c.tenant }), own: 200, foreign: 200 },
  'tenants.open': {
    input: (c) => ({
      ...{ id: c.tenant, name: '另一县', code: 'another', preset: null, job: unused },
      admin: { id: unused, login: 'nobody', name: '某人' },
    }),
    own: 409,
    foreign: 409,
  },
  'tenants.rename': {
    input: (c) => ({ tenant: c.tenant, version: stale, name: '别名', reason }),
    own: 409,
    foreign: 409,
  },
  'tenants.suspend': { input: (c) => ({ tenant: c.tenant, version: stale, reason }), own: 409, foreign: 409 },
  'tenants.resume': { input: (c) => ({ tenant: c.tenant, version: stale, reason }), own: 409, foreign: 409 },
  'tenants.take-slip': { input: (c) => ({ tenant: c.tenant, again: true }), own: 422, foreign: 422 },
  'tenants.export': { input: (c) => ({ tenant: c.tenant, id: c.job, reason }), own: 409, foreign: 409 },
  'tenants.measure': { input: (c) => ({ tenant: c.tenant, id: c.job }), own: 409, foreign: 409 },
  'service.record': list(),
  'erasures.list': list(),
  'erasures.request': {
    input: (c) => ({ tenant: c.tenant, version: stale, name: '别名', reason }),
    own: 409,
    foreign: 409,
  },
  'erasures.cancel': { input: (c) => ({ tenant: c.tenant, version: stale, reason }), own: 409, foreign: 409 },
  'erasures.start': {
    input: (c) => ({ tenant: c.tenant, version: stale, name: '别名', id: unused }),
    own: 409,
    foreign: 409,
  },
  'erasures.certificate': { input: (c) => ({ tenant: c.tenant }), own: 404, foreign: 404 },
  'users.list': list(),
  'users.create': {
    input: (c) => ({
      ...{ id: unused, login: 'nobody', name: '某人', person: { id: c.person, unit: c.unit } },
      roles: [{ role: 'unit-leader', scope: c.unit }],
    }),
    own: 422,
    foreign: 422,
  },
  'users.update': {
    input: (c) => ({ user: c.user, version: stale, name: '别名', person: null, roles: [], disabled: false }),
    own: 409,
    foreign: 404,
  },
  'users.reset-password': {
    input: (c) => ({ user: c.user }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ user: c.otherUser }),
  },
  'users.create-many': {
    input: (c) => ({ id: unused, unit: c.unit, people: ['nobody'] }),
    own: 422,
    foreign: 422,
  },
  'audit.list': { input: (c) => ({ aggregate: `cycle:${c.cycle}` }), own: 200, foreign: 404 },
  'anchors.list': list(),
  'files.create': {
    input: (c, role) => ({
      id: c.files[role],
      name: `${c.mark}.txt`,
      size: Buffer.byteLength(c.mark),
      type: 'text/plain',
    }),
    own: 201,
    foreign: 201,
  },
  'files.read': {
    input: (c, role) => ({ file: c.files[role] }),
    own: 200,
    foreign: 404,
    outside: (c, role) => ({ file: c.files[role === 'staff' ? 'county-admin' : 'staff'] }),
  },
  'jobs.read': { input: (c) => ({ job: c.job }), own: 200, foreign: 404 },
  'jobs.list': list(),
  'county.read': list(),
  'county.export': { input: (c) => ({ id: c.job }), own: 409, foreign: 202 },
  'county.import': { input: (c) => ({ id: unused, file: c.files['supervisor'] }), own: 404, foreign: 404 },

  'register.read': list(),
  'units.create': { input: (c) => ({ unit: { ...unitOf('new', c.group), category: 'moon' } }), own: 422, foreign: 422 },
  'units.update': {
    input: (c) => ({ id: c.unit, version: stale, unit: unitOf(c.unit, c.group), reason }),
    own: 409,
    foreign: 404,
  },
  'units.remove': { input: (c) => ({ id: c.unit, version: stale, reason }), own: 409, foreign: 404 },
  'people.read': {
    input: (c) => ({ unit: c.unit, id: c.person }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ unit: c.otherUnit, id: c.otherPerson }),
  },
  'people.create': {
    input: (c) => ({ unit: c.unit, person: personOf('new', 'nowhere') }),
    own: 422,
    foreign: 404,
  },
  'people.update': {
    input: (c) => ({ unit: c.unit, id: c.person, version: stale, person: personOf(c.person, c.unit), reason }),
    own: 409,
    foreign: 404,
  },
  'people.remove': {
    input: (c) => ({ unit: c.unit, id: c.person, version: stale, reason }),
    own: 409,
    foreign: 404,
  },
  'groups.save': { input: (c) => ({ id: c.group, version: stale, name: '别名' }), own: 409, foreign: 404 },
  'groups.remove': { input: (c) => ({ id: c.group, version: stale, reason }), own: 409, foreign: 404 },

  'policies.list': list(),
  'policies.read': { input: (c) => ({ id: c.policy }), own: 200, foreign: 404 },
  'policies.create': {
    input: () => ({ id: unused, basedOn: null, preset: null, policy: policySchema.parse(examplePolicy()), reason }),
    own: 409,
    foreign: 409,
  },

  'cycles.list': list(),
  'cycles.read': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'cycles.open': {
    input: (c) => ({ cycle: { ...cycleOf('2030'), periodEnd: '2029-01-01' }, policyVersion: c.policy }),
    own: 422,
    foreign: 404,
  },
  'cycles.update': {
    input: (c) => ({ id: c.cycle, version: stale, cycle: cycleOf(c.cycle), policyVersion: c.policy, reason }),
    own: 409,
    foreign: 404,
  },
  'cycles.take-register': { input: (c) => ({ cycle: c.cycle, version: stale, reason }), own: 409, foreign: 404 },
  'cycles.close': { input: (c) => ({ cycle: c.cycle, id: unused, version: stale, reason }), own: 409, foreign: 404 },
  'cycles.read-unit': { input: (c) => ({ cycle: c.cycle, unit: c.unit }), own: 200, foreign: 404 },
  'imports.start': {
    input: (c) => ({ id: unused, file: c.files['supervisor'], kind: 'dataset', cycle: null, name: 'x' }),
    own: 404,
    foreign: 404,
  },
  'exports.start': { input: (c) => ({ cycle: c.cycle, id: c.job }), own: 409, foreign: 404 },

  'runs.start': {
    input: (c) => ({ cycle: c.cycle, id: c.run, policyVersion: null, note: '别的说明' }),
    own: 409,
    foreign: 404,
  },
  'runs.list': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'runs.read': { input: (c) => ({ cycle: c.cycle, run: c.run }), own: 200, foreign: 404 },
  'results.read-mine': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'runs.explain': {
    input: (c) => ({ cycle: c.cycle, run: c.run, address: `${c.person}.composite` }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, run: c.run, address: `${c.otherPerson}.composite` }),
  },
  'runs.publish': { input: (c) => ({ cycle: c.cycle, run: c.run, reason }), own: 200, foreign: 404 },
};
