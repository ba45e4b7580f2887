import type { Dataset } from '#shared/dataset/schema.ts';
import type { PersonRow } from '#shared/api/units.ts';
import type { Service } from '#infra/local/service.ts';
import { makeCounty as makeDataset } from '#tests/bench/county.ts';
import { got, graded, imported, makeCounty, type TestCounty } from '#tests/integration/county.ts';

/** A reading request, and how often it is sent beside the others. */
export interface PlannedRequest {
  operation: string;
  weight: number;
  path: string;
}

/** One county's part of the traffic: what its people open on a working day. */
export interface PlannedTenant {
  name: string;
  token: string;
  requests: PlannedRequest[];
  /** makes or renames a group, with an id of its own each time: the register's head and its audit event in one transaction */
  writes: { operation: string; weight: number };
}

export interface Plan {
  url: string;
  tenants: PlannedTenant[];
  /** the county that imports while the others work */
  neighbour: { token: string; dataset: Dataset };
}

/** Counties of 300 people with a grading run each, and a neighbour whose register is still empty. */
export const makePlan = async (service: Service, counties: number): Promise<Plan> => {
  const tenants: PlannedTenant[] = [];
  for (let i = 1; i <= counties; i++)
    tenants.push(
      await planOf(await makeCounty(service, `负载${i}县`), makeDataset({ units: 12, people: 300, seed: i })),
    );
  const neighbour = await makeCounty(service, '邻县');
  return {
    url: service.url,
    tenants,
    neighbour: { token: neighbour.office.token, dataset: makeDataset({ units: 100, people: 10_000, seed: 99 }) },
  };
};

const planOf = async (county: TestCounty, dataset: Dataset): Promise<PlannedTenant> => {
  await imported(county, dataset);
  const cycle = `/api/cycles/${dataset.cycle.id}`;
  const run = await graded(county, dataset.cycle.id);
  const { people } = await got<{ people: PersonRow[] }>(county, 'GET /api/register');
  const { id, unit } = people[people.length >> 1]!;
  const get = (operation: string, weight: number, path: string): PlannedRequest => ({ operation, weight, path });
  return {
    name: county.tenant.code,
    token: county.office.token,
    requests: [
      get('me.read', 6, '/api/me'),
      get('cycles.list', 6, '/api/cycles'),
      get('register.read', 3, '/api/register'),
      get('people.read', 6, `/api/units/${encodeURIComponent(unit)}/people/${encodeURIComponent(id)}`),
      get('policies.list', 2, '/api/policies'),
      get('runs.list', 3, `${cycle}/runs`),
      get('runs.read', 2, `${cycle}/runs/${run}`),
      get('runs.explain', 5, `${cycle}/runs/${run}/why/${encodeURIComponent(`${id}.composite`)}`),
      get('jobs.list', 2, '/api/jobs'),
      get('users.list', 1, '/api/users'),
      get('audit.list', 1, '/api/audit/register'),
    ],
    writes: { operation: 'groups.save', weight: 2 },
  };
};
