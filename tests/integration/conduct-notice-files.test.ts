import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import type { Attachment } from '#shared/appraisal/report-details.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

/** What goes with the notice of a cycle. */

const held = withService({ at: '2026-12-10T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
});

type User = ConductCounty['office'];
const prepare = (file: string, name: string, user?: User) =>
  ask<{ url: string; headers: Record<string, string>; policyField?: string }>(
    county,
    'POST /api/cycles/2026/notice/uploads',
    { file, name, size: 5 },
    user,
  );

const uploaded = async (name: string): Promise<string> => {
  const file = ulid();
  const { url, headers } = (await prepare(file, name)).body;
  const sent = await fetch(new URL(url, county.service.url), { method: 'PUT', headers, body: '%PDF-' });
  expect(sent.status).toBeLessThan(300);
  return file;
};
const attach = (file: string, user?: User) => ask(county, 'POST /api/cycles/2026/notice/attachments', { file }, user);
const listed = async (user?: User) =>
  (await got<{ attachments: Attachment[] }>(county, 'GET /api/cycles/2026/notice', undefined, user)).attachments;

test('the office attaches, everybody opens, and what is taken away is gone', async () => {
  const { staff, liaison } = county.users;
  const file = await uploaded('附1 考核组分组名单.pdf');
  expect((await attach(file, liaison)).status).toBe(403);
  expect((await attach(ulid())).status).toBe(404);
  expect((await attach(file)).status).toBe(200);
  expect((await attach(file)).status).toBe(200);
  expect(await listed(staff)).toEqual([{ file, name: '附1 考核组分组名单.pdf', size: 5, type: 'application/pdf' }]);
  const opening = `GET /api/cycles/2026/notice/attachments/${file}`;
  const { url } = await got<{ url: string }>(county, opening, undefined, staff);
  expect(await (await fetch(new URL(url, county.service.url))).text()).toBe('%PDF-');

  const removal = `POST /api/cycles/2026/notice/attachments/${file}/removal`;
  expect((await ask(county, removal, {}, staff)).status).toBe(403);
  await got(county, removal, {});
  expect((await ask(county, opening, undefined, staff)).status).toBe(404);
  const events = (await eventsOf(county, 'conduct:2026')).map(({ type }) => type);
  expect(events).toEqual(['notice.detached', 'notice.attached']);
});

test('what the policy does not take is refused by its field, and so is one too many', async () => {
  const odd = await prepare(ulid(), '名单.exe');
  expect([odd.status, odd.body.policyField]).toEqual([422, 'reports.attachments.types']);
  const files = await Promise.all(Array.from({ length: 6 }, (_, i) => uploaded(`附${i}.pdf`)));
  const answers = [];
  for (const file of files) answers.push((await attach(file)).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 422]);
  const another = await prepare(ulid(), '附9.pdf');
  expect([another.status, another.body.policyField]).toEqual([422, 'reports.attachments.maxCount']);
});
