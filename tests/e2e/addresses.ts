import type { Page } from 'playwright-core';
import { settle, visit } from './browser.ts';

/** What addresses are made of, as the county's own data have it. */
export interface Known {
  unit: string;
  person: { id: string; unit: string };
  /** the county's finished cycle and the one under way */
  published: string;
  open: string;
  /** the published run */
  run: string;
  user: string;
}

export type Address = (known: Known) => string;

/**
 * Every page of the application, by the address that opens it for the appraisal office or an administrator. Whoever adds
 * a page adds its line: pages.test.ts opens it in both sizes and holds it to the same checks.
 */
export const addresses: readonly Address[] = [
  () => '/',
  () => '/units',
  () => '/units?q=镇&sort=-people',
  () => '/units/new',
  ({ unit }) => `/units/${unit}`,
  ({ unit }) => `/units/${unit}/edit`,
  () => '/people',
  () => '/people?f.rank=cadre',
  () => '/people/new',
  ({ person }) => `/people/${person.unit}/${person.id}`,
  ({ person }) => `/people/${person.unit}/${person.id}/edit`,
  () => '/groups',
  () => '/users',
  () => '/users/new',
  () => '/users/batch',
  () => '/users/sheet',
  ({ user }) => `/users/${user}`,
  ({ user }) => `/users/${user}/access`,
  () => '/cycles',
  () => '/cycles/new',
  ({ open }) => `/cycles/${open}`,
  ({ open }) => `/cycles/${open}/edit`,
  ({ open }) => `/cycles/${open}/placement`,
  ({ open }) => `/cycles/${open}/placement?f.marks=doubt,moved`,
  ({ open }) => `/cycles/${open}/export`,
  ({ published, unit }) => `/cycles/${published}/units/${unit}`,
  () => '/import',
  () => '/import?kind=dataset',
  ({ open }) => `/import?kind=performance&cycle=${open}`,
  () => '/record',
  ({ published }) => `/record/${encodeURIComponent(`cycle:${published}`)}`,
  () => '/record?event=1',
  () => '/record/anchors',
  () => '/jobs',
  () => '/county',
  () => '/policy',
  () => '/results',
  ({ published }) => `/cycles/${published}/runs`,
  ({ published, run }) => `/cycles/${published}/runs/${run}`,
  ({ published, run, person }) => `/cycles/${published}/runs/${run}/why/${person.id}.composite`,
  () => '/conduct',
  ({ open }) => `/cycles/${open}/conduct`,
  ({ open }) => `/cycles/${open}/conduct?late=&q=镇`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}`,
  ({ open }) => `/cycles/${open}/plan`,
  ({ open }) => `/cycles/${open}/notice`,
  () => '/messages',
  () => '/messages?tab=messages',
  () => '/messages?tab=messages&unread=true&topic=notice',
  () => '/messages/settings',
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/readiness`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/staff`,
  ({ open }) => `/cycles/${open}/concern`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/custody`,
  ({ open }) => `/cycles/${open}/custody`,
  ({ open }) => `/cycles/${open}/media`,
  () => '/questions',
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/interviews`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/papers`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/reports`,
  () => '/my-appraisal',
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/meeting`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/meeting/paper?what=list`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/meeting/paper?what=agenda`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/attendance`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/oral`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/ballots`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/ballots/voices`,
  ({ open }) => `/cycles/${open}/my-ballots`,
  ({ open }) => `/cycles/${open}/self-rating`,
  ({ open }) => `/cycles/${open}/leader-ratings`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/self-ratings`,
  ({ open, unit }) => `/cycles/${open}/conduct/${unit}/leader-ratings`,
  () => '/no-such-page',
];

interface Run {
  people: { id: string; unit: string }[];
}

interface Answers {
  '/api/register': { people: { id: string; unit: string }[] };
  '/api/cycles': { cycles: { cycle: { id: string }; publishedRun: string | null }[] };
  '/api/users': { users: { id: string }[] };
}

/** Reads from what the pages themselves are answered; the page is an administrator's. */
export async function discover(page: Page): Promise<Known> {
  const heard: Partial<Answers> = {};
  let results: Run | undefined;
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!response.ok()) return;
    if (/^\/api\/(register|cycles|users)$/.test(pathname))
      heard[pathname as keyof Answers] = (await response.json()) as never;
    if (/^\/api\/cycles\/[^/]+\/runs\/[^/]+$/.test(pathname)) results = (await response.json()) as Run;
  });
  await page.reload();
  await settle(page);
  for (const path of ['/cycles', '/users']) await visit(page, path);
  const { '/api/cycles': cycles, '/api/users': users } = heard;
  const done = cycles?.cycles.find((row) => row.publishedRun !== null);
  const going = cycles?.cycles.find((row) => row.publishedRun === null);
  const user = users?.users[0];
  if (!done?.publishedRun || !going || !user) throw new Error('the demo county lacks what pages need');
  await visit(page, `/cycles/${done.cycle.id}/runs/${done.publishedRun}`);
  const person = heard['/api/register']?.people.find(({ id }) => results?.people.some((result) => result.id === id));
  if (!person) throw new Error('nobody of the register stands in the published run');
  return {
    unit: person.unit,
    person,
    published: done.cycle.id,
    open: going.cycle.id,
    run: done.publishedRun,
    user: user.id,
  };
}
