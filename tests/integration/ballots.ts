import { ulid } from 'ulid';
import type { readPoll, readPolls } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import type { TestService, TestUser } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

/** What the tests of a unit's polls ask for, in the county of conduct.ts. */

export interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string }[];
}

export const place = (unit: string, rest = '') => `/api/cycles/2026/ballots/${unit}${rest}`;

export const readAll = (county: ConductCounty, unit: string, user?: TestUser) =>
  got<Output<typeof readPolls>>(county, `GET ${place(unit)}`, undefined, user);
export const readOne = (county: ConductCounty, unit: string, poll: string, user?: TestUser) =>
  got<Output<typeof readPoll>>(county, `GET ${place(unit, `/polls/${poll}`)}`, undefined, user);

/** 200, or the status with what the refusal says */
export const tried = async (
  county: ConductCounty,
  route: string,
  body: unknown,
  user: TestUser,
): Promise<number | [number, ...string[]]> => {
  const { status, body: answer } = await ask<Refused>(county, route, body, user);
  return status < 300 ? status : [status, ...(answer.problems?.map(({ code }) => code) ?? [answer.code])];
};

export interface Making {
  id?: string;
  key: string;
  medium?: 'electronic' | 'paper';
  dryRun?: boolean;
}
export const create = (county: ConductCounty, unit: string, user: TestUser, ...polls: Making[]) =>
  tried(
    county,
    `POST ${place(unit, '/polls')}`,
    { polls: polls.map((one) => ({ id: ulid(), medium: 'electronic', dryRun: false, ...one })) },
    user,
  );

/** Asks until all keys are made; how often it had to ask. */
export const freeze = async (county: ConductCounty, unit: string, poll: string, user: TestUser): Promise<number> => {
  for (let asked = 1; ; asked++) {
    const { keysMissing } = await got<{ keysMissing: number }>(
      county,
      `POST ${place(unit, `/polls/${poll}/freezing`)}`,
      {},
      user,
    );
    if (keysMissing === 0) return asked;
  }
};

export const ballotsOf = (service: TestService, county: ConductCounty) =>
  ballotsRepository(tenantClient(service.environment.database, county.tenant.id));

type Content = Omit<Dataset, 'policy'> & { policy: unknown };

/** So many more of the ordinary staff in `t1` that results may be seen. */
export const withStaff =
  (more: number, overrides: Record<string, unknown> = {}) =>
  (content: Content): void => {
    content.policy = { preset: 'county-appraisal-2011', overrides };
    for (let n = 1; n <= more; n++)
      content.people.push({ id: `m${n}`, name: `职工${n}`, unit: 't1', rank: 'staff', role: 'member' });
  };

export const makeBallotsCounty = (service: TestService, more = 8, overrides: Record<string, unknown> = {}) =>
  makeConductCounty(service, withStaff(more, overrides));

/** Ways of the county's people to the meeting's list. */
export const addParticipants = async (
  county: ConductCounty,
  unit: string,
  category: string,
  n: number,
  user: TestUser = county.users.liaison,
): Promise<string[]> => {
  const people = Array.from({ length: n }, (_, i) => ({ id: ulid(), name: `${category}${i + 1}`, note: '' }));
  await got(county, `POST /api/cycles/2026/conduct/${unit}/roster`, { category, people }, user);
  return people.map(({ id }) => id);
};
