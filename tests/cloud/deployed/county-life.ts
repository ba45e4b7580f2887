import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { cancelErasure, listErasures, readCertificate, requestErasure, startErasure } from '#shared/api/erasure.ts';
import {
  exportTenant,
  measureTenant,
  openTenant,
  readTenant,
  resumeTenant,
  suspendTenant,
  takeSlip,
} from '#shared/api/service.ts';
import { createUsers, type Slip, type UsersMade } from '#shared/api/tenants.ts';
import { createPerson, removePerson } from '#shared/api/units.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import type { RunResult } from '#shared/api/grading.ts';
import { controlItems } from '#functions/platform/control.ts';
import { archiveOf, download, sound, takenIn } from '#tests/integration/archives.ts';
import {
  ask,
  asResult,
  eventsOf,
  exported,
  finished,
  fixture,
  got,
  graded,
  imported,
  startImport,
  startRun,
  type TestCounty,
} from '#tests/integration/county.ts';
import { everything } from '#tests/integration/erased-county.ts';
import { asked, countyOf, endHold, forgotten, madeUser, newCounty, opened, subjectOf } from './drive.ts';
import type { HeldDeployed } from './held.ts';

/** A county's life by the shipped functions alone, from its opening to its erasure. */
export const lifeOfCounty = (held: HeldDeployed): void => {
  describe('the life of a county', () => {
    const dataset = fixture<Dataset>('worked.dataset');
    const cycle = dataset.cycle.id;
    let county: TestCounty;
    let second: TestCounty;
    let run: string;
    let archive: Uint8Array;

    test('is opened by the operator; its first administrator’s slip opens their account', async () => {
      county = await opened(held.service, 'jia', '甲县');
      const slip = await asked(held.operator, takeSlip, { tenant: county.tenant.id, again: false });
      expect(slip).toMatchObject({ county: '甲县', login: 'jia.admin' });
      expect(held.service.cognito.opens(slip.login, slip.initialPassword)).toBe(true);
      const next = await asked(held.operator, takeSlip, { tenant: county.tenant.id, again: true });
      expect(held.service.cognito.opens(slip.login, slip.initialPassword)).toBe(false);
      expect(held.service.cognito.opens(next.login, next.initialPassword)).toBe(true);
    });

    test('is opened by the sweeper where the message was lost', async () => {
      const wanted = newCounty('yi', '乙县');
      await forgotten(held.service, 'service', () => asked(held.operator, openTenant, wanted));
      expect((await asked(held.operator, readTenant, { tenant: wanted.id })).tenant.state).toBe('active');
      second = await countyOf(held.service, wanted);
    });

    test('takes a dataset in by an address that takes nothing else', async () => {
      const wanted = { id: ulid(), name: 'a.json', size: 5, type: 'application/json' };
      const { url, headers } = await got<{ url: string; headers: Record<string, string> }>(
        ...([county, 'POST /api/files', wanted] as const),
      );
      const put = async (address: string, body: string, type = 'application/json'): Promise<number> =>
        (await fetch(address, { method: 'PUT', headers: { ...headers, 'content-type': type }, body })).status;
      expect(await put(url, '123456')).toBe(403);
      expect(await put(url, '12345', 'text/html')).toBe(403);
      expect(await put(url.replace(wanted.id, ulid()), '12345')).toBe(403);
      expect(await put(url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000'), '12345')).toBe(403);
      expect(await put(url, '12345')).toBe(200);
      expect(await put(url, '54321')).toBe(412);

      expect(await imported(county, dataset)).toMatchObject({ cycle, nothingNew: false });
      await forgotten(held.service, 'appraisals', async () => ({ job: await startImport(county, dataset) }));
    });

    test('and takes it in after all when the database was too busy for it', async () => {
      const before = held.service.sqs.deliveries;
      held.service.dynamodb.fault = (fn, command) =>
        fn === 'appraisals.worker' && command === 'BatchWriteItem' && held.service.sqs.returns === 0
          ? 'ProvisionedThroughputExceededException'
          : undefined;
      const [first] = dataset.people as [Dataset['people'][0]];
      const people = [{ ...first, name: `${first.name}改` }, ...dataset.people.slice(1)];
      expect(await imported(county, { ...dataset, people })).toMatchObject({ people: { changed: 1 } });
      held.service.dynamodb.fault = null;
      expect([held.service.sqs.returns, held.service.sqs.deliveries - before]).toEqual([1, 2]);
      await imported(county, dataset);
    });

    test('makes an account of one of its people, whose slip opens it until they leave', async () => {
      const { unit } = dataset.people[0]!;
      const admin = await held.service.as(county.office.subject);
      const person = { id: 'numbered', name: '新人', unit, rank: 'staff', role: 'member', number: '7001' };
      const { version } = await asked(admin, createPerson, { unit, person });
      const { job } = await asked(admin, createUsers, { id: ulid(), unit, people: ['numbered'] });
      const { output, problems } = await finished(county, job);
      expect(problems).toEqual([]);
      const { made, file } = output as UsersMade;
      expect(made).toBe(1);
      const slips = JSON.parse(new TextDecoder().decode(await download(county, file!))) as Slip[];
      expect(slips).toHaveLength(1);
      const { login, initialPassword } = slips[0]!;
      expect(held.service.cognito.opens(login, initialPassword)).toBe(true);
      await asked(admin, removePerson, { unit, id: 'numbered', version, reason: '调出' });
      expect(held.service.cognito.opens(login, initialPassword)).toBe(false);
    });

    test('takes an attachment to a report by an address of its own, and gives it back to its author', async () => {
      const { id, unit: home } = dataset.people.findLast(({ rank, leaves, secondments }) => {
        return rank === 'staff' && !leaves && !secondments;
      })!;
      const person = { id, unit: home };
      const author = await madeUser(held.service, county, 'author', { roles: [{ role: 'staff' }], person });
      const own = await got<{ placement: { unit: { id: string } } }>(
        ...([county, `GET /api/cycles/${cycle}/my-appraisal`, undefined, author] as const),
      );
      const reports = `/api/cycles/${cycle}/conduct/${own.placement.unit.id}/reports/${id}`;
      const wanted = { file: ulid(), name: '证书.pdf', size: 5 };
      const { url, headers } = await got<{ url: string; headers: Record<string, string> }>(
        ...([county, `POST ${reports}/uploads`, wanted, author] as const),
      );
      expect((await fetch(url, { method: 'PUT', headers, body: '%PDF-' })).status).toBe(200);
      await got(county, `POST ${reports}/attachments`, { file: wanted.file }, author);
      const attachment = `GET ${reports}/attachments/${wanted.file}`;
      const { url: address } = await got<{ url: string }>(county, attachment, undefined, author);
      expect(await (await fetch(address)).text()).toBe('%PDF-');
    });

    test('is graded as its sources grade it, number for number', async () => {
      run = await graded(county, cycle);
      expect(asResult(await got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`))).toEqual(
        fixture<Result>('worked.expected'),
      );
      await forgotten(held.service, 'grading', async () => ({ job: await startRun(county, cycle) }));
      const { runs } = await got<{ runs: { state: string }[] }>(county, `GET /api/cycles/${cycle}/runs`);
      expect(runs.map(({ state }) => state)).toEqual(['draft', 'draft']);
    });

    test('publishes; each sees their own result, and why', async () => {
      const office = await madeUser(held.service, county, 'office', { roles: [{ role: 'appraisal-office' }] });
      await got(county, `POST /api/cycles/${cycle}/runs/${run}/publication`, { reason: '公示无异议' }, office);
      const best = fixture<Result>('worked.expected').people.find(({ composite }) => composite !== null)!;
      const { unit } = dataset.people.find(({ id }) => id === best.id)!;
      const staff = await madeUser(held.service, county, 'self', {
        person: { id: best.id, unit },
        roles: [{ role: 'staff' }],
      });
      const mine = await got<{ result: { id: string; composite: number } }>(
        ...([county, `GET /api/cycles/${cycle}/my-result`, undefined, staff] as const),
      );
      expect(mine.result).toMatchObject({ id: best.id, composite: best.composite });
      const why = (address: string) =>
        ask<{ derivation: { value: number } }>(
          ...([county, `GET /api/cycles/${cycle}/runs/${run}/why/${address}`, undefined, staff] as const),
        );
      expect((await why(`${best.id}.composite`)).body.derivation.value).toBe(best.composite);
      const other = dataset.people.find(({ id }) => id !== best.id)!;
      expect((await why(`${other.id}.composite`)).status).toBe(403);
      expect((await eventsOf(county, `cycle:${cycle}`)).map(({ type }) => type)).toContain('run.published');
    });

    test('is exported, archived and taken into another county, where it is the same', async () => {
      expect(JSON.parse(await exported(county, cycle))).toMatchObject({ cycle: { id: cycle } });
      archive = await archiveOf(county);
      expect((await sound(archive)).manifest.county.name).toBe('甲县');
      const job = await takenIn(second, archive);
      expect(job).toMatchObject({ state: 'done', problems: [] });
      const path = `GET /api/cycles/${cycle}/runs/${run}`;
      expect(await got(second, path)).toEqual(await got(county, path));
    });

    test('is anchored, measured and archived by the service', async () => {
      const { id: tenant } = county.tenant;
      await asked(held.operator, measureTenant, { tenant, id: ulid() });
      await held.service.queue.idle();
      // The heads of the day as they were when the county was first seen to, by the sweeper or by this.
      const { anchors } = await got<{ anchors: { heads: { holds: boolean }[] }[] }>(county, 'GET /api/anchors');
      expect(anchors).toHaveLength(1);
      expect(anchors[0]!.heads.map(({ holds }) => holds)).not.toContain(false);
      expect(anchors[0]!.heads.length).toBeGreaterThan(0);
      const { tenant: row } = await asked(held.operator, readTenant, { tenant });
      expect(row.storage.items).toBeGreaterThan(50);
      expect(row.use.writeUnits).toBeGreaterThan(50);
      await forgotten(held.service, 'tenants', () =>
        asked(held.operator, exportTenant, { tenant, id: ulid(), reason: '备份' }),
      );
    });

    test('is suspended, resumed, and erased without a trace but its certificate', async () => {
      const { id: tenant } = county.tenant;
      const reason = '合同到期';
      // Who erases counties may belong to one.
      const member = { issuer: held.service.issuer, subject: subjectOf('eraser') };
      const membership = { tenant: second.tenant.id, user: second.office.id };
      await controlItems(held.service.environment.database).putMembership(member, membership);
      const { tenant: entry } = await asked(held.operator, readTenant, { tenant });
      const suspended = await asked(held.operator, suspendTenant, { tenant, version: entry.version, reason });
      expect((await ask(county, 'GET /api/register')).status).toBe(403);
      const resumed = await asked(held.operator, resumeTenant, { tenant, version: suspended.tenant.version, reason });
      expect((await ask(county, 'GET /api/register')).status).toBe(200);
      let { version } = (await asked(held.operator, suspendTenant, { tenant, version: resumed.tenant.version, reason }))
        .tenant;
      const request = async (): Promise<void> => {
        ({ version } = (await asked(held.eraser, requestErasure, { tenant, version, name: '甲县', reason })).tenant);
      };
      await request();
      ({ version } = (await asked(held.eraser, cancelErasure, { tenant, version, reason })).tenant);
      await request();
      version = await endHold(held.service, tenant);
      const others = filesOf(second.tenant.id);
      await forgotten(held.service, 'erasure', () =>
        asked(held.eraser, startErasure, { tenant, version, name: '甲县', id: ulid() }),
      );
      const { tenants } = await asked(held.eraser, listErasures, {});
      expect(tenants.find(({ id }: { id: string }) => id === tenant).state).toBe('erased');
      expect(await asked(held.eraser, readCertificate, { tenant })).toMatchObject({ tenant });
      expect(filesOf(tenant)).toEqual([]);
      expect(held.service.cognito.logins().filter((login) => login.startsWith('jia.'))).toEqual([]);
      const left = [...(await everything(held.service)).keys()].filter((key) => key.includes(`T#${tenant}#`));
      expect(left).toEqual([]);
      expect(filesOf(second.tenant.id)).toEqual(others);
      expect(others.length).toBeGreaterThan(2);
      expect(await ask(second, 'GET /api/cycles')).toMatchObject({ status: 200 });
    });

    const filesOf = (tenant: string): string[] =>
      held.service.s3.kept().filter((key) => key.startsWith(`files/${tenant}/`));
  });
};
