import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { withService } from '#tests/service.ts';
import { ask, got, makeCounty, type TestCounty, userWith } from './county.ts';

const held = withService();

const preset = 'county-appraisal-2011';
const start = (): Policy => structuredClone(presets[preset]!);
const saving = (policy: Policy, basedOn: string | null, more: Record<string, unknown> = {}) => ({
  ...{ id: ulid(), basedOn, preset, policy, reason: '按县委会议决定' },
  ...more,
});
const save = (county: TestCounty, body: unknown) =>
  ask<{ version: PolicyVersion; code: string; policyField?: string; problems: { path: string }[] }>(
    county,
    'POST /api/policies',
    body,
  );
const list = (county: TestCounty) =>
  got<{ current: string | null; versions: PolicyVersion[] }>(county, 'GET /api/policies');

describe('the policy', () => {
  test('is saved as versions that tell what changed, why and by whom, newest first', async () => {
    const county = await makeCounty(held.service);
    expect(await list(county)).toEqual({ current: null, versions: [] });
    const first = await save(county, saving(start(), null));
    expect(first.status).toBe(201);
    const changed = start();
    changed.opinion.minBallots += 1;
    changed.rewards.excellent.amount += 200;
    const second = await save(county, saving(changed, first.body.version.id, { reason: '提高奖励' }));
    expect(second.body.version).toMatchObject({
      ...{ basedOn: first.body.version.id, preset, changes: 2, reason: '提高奖励', title: changed.title },
      by: { user: county.office.id },
    });
    const { current, versions } = await list(county);
    expect(current).toBe(second.body.version.id);
    expect(versions).toEqual([second.body.version, first.body.version]);
    const read = await got<{ policy: Policy }>(county, `GET /api/policies/${first.body.version.id}`);
    expect(read.policy).toEqual(start());
  });

  test('the same request again is the same answer; another one of that id is refused', async () => {
    const county = await makeCounty(held.service);
    const body = saving(start(), null);
    const first = await save(county, body);
    expect((await save(county, body)).body).toEqual(first.body);
    expect((await list(county)).versions).toHaveLength(1);
    expect((await save(county, { ...body, reason: '别的理由' })).status).toBe(409);
  });

  test('on another version than the one in force is stale, of two at once one is kept', async () => {
    const county = await makeCounty(held.service);
    const { version } = (await save(county, saving(start(), null))).body;
    const answers = await Promise.all(
      ['甲', '乙'].map((title) => save(county, saving({ ...start(), title }, version.id))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('stale-version');
    expect((await save(county, saving(start(), null))).status).toBe(409);
    expect((await list(county)).versions).toHaveLength(2);
  });

  test('what its rules forbid is refused with every fault and the field', async () => {
    const county = await makeCounty(held.service);
    const policy = start();
    policy.opinion.weights.team = { mass: 0, peer: 0, leader: 0, self: 0 };
    policy.grading.bands.person.competent = policy.grading.bands.person.excellent + 1;
    const { status, body } = await save(county, saving(policy, null));
    expect(status).toBe(422);
    expect(body.code).toBe('refused');
    expect(body.problems.length).toBeGreaterThan(1);
    expect(body.policyField).toMatch(/^opinion\.weights\.team/);
    expect(body.problems[0]!.path).toBe(`policy.${body.policyField}`);
    expect((await save(county, saving(start(), null, { preset: 'unheard-of' }))).status).toBe(422);
    expect((await list(county)).versions).toEqual([]);
  });

  test('is read by everybody of the county, saved by administrators, unknown to another county', async () => {
    const county = await makeCounty(held.service);
    const other = await makeCounty(held.service);
    const staff = await userWith(county, [{ role: 'staff' }]);
    const { version } = (await save(county, saving(start(), null))).body;
    expect((await ask(county, `GET /api/policies/${version.id}`, undefined, staff)).status).toBe(200);
    expect((await ask(county, 'POST /api/policies', saving(start(), version.id), staff)).status).toBe(403);
    expect((await ask(other, `GET /api/policies/${version.id}`)).status).toBe(404);
    const audit = await got<{ events: { type: string; data: unknown }[]; intact: boolean }>(
      county,
      'GET /api/audit/policy',
    );
    expect(audit).toMatchObject({
      intact: true,
      events: [{ type: 'policy.saved', data: { id: version.id, reason: '按县委会议决定' } }],
    });
  });
});
