import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DigestFrequency } from '#shared/api/messages.ts';
import { planOf } from '#shared/appraisal/plan.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { digest } from '#functions/messages/digest/digest-job.ts';
import { repositories } from '#functions/messages/repositories.ts';
import { messagesRepository } from '#functions/messages/repository.ts';
import { workerOptions } from '#functions/messages/worker.ts';
import { type Mail, MailRefused } from '#functions/platform/mail.ts';
import { smtpSend } from '#functions/platform/cloud/smtp.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { runMessage } from '#functions/platform/worker.ts';
import { dailyJob, startDaily } from '#functions/service/daily.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { got } from './county.ts';
import { countedJob } from './job-context.ts';

const morning = '2026-11-20T02:00:00.000Z';
const held = withService({ at: morning });

let county: ConductCounty;
beforeEach(async () => {
  held.service.clock.set(new Date(morning));
  county = await makeConductCounty(held.service);
  await announce('2026-11-30');
});

const clientOf = () => tenantClient(held.service.environment.database, county.tenant.id);

/** The notice is out; units acknowledge it by this day. */
const announce = async (until: string, onSite?: string): Promise<void> => {
  const policy = policySchema.parse(presets['county-appraisal-2011']);
  const plan = planOf(policy, { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' });
  const [at, by] = ['2026-11-15T00:00:00.000Z', { user: 'u', name: '考评办' }];
  const open = (to: string) => ({ from: '2026-11-01', to, state: 'open', closed: null });
  const phases = { ...plan.phases, preparation: open(until), ...(onSite !== undefined && { onSite: open(onSite) }) };
  const client = clientOf();
  await client.put({
    ...{ pk: client.pk('CONDUCT', '2026'), sk: 'PLAN', version: 1, changedAt: at, changedBy: by },
    plan: { ...plan, phases, notice: { number: 1, at, by } },
  });
};

const wants = (user: TestUser, email: string, frequency: DigestFrequency = 'daily') =>
  got(county, 'PUT /api/messages/settings', { email, frequency }, user);

/** A day's digest of the county, with what was sent; two at once are one job, delivered twice. */
const digested = async (send?: (mail: Mail) => Promise<void>) => {
  const at = `${held.service.clock.now().toISOString().slice(0, 17)}00.000Z`;
  const mails: Mail[] = [];
  const { context, usage } = countedJob(held.service, county.tenant.id, repositories, { kind: 'digest', input: {} });
  const keep = async (mail: Mail): Promise<void> => {
    await send?.(mail);
    mails.push(mail);
  };
  const mail = { enabled: true, origin: 'https://kaoping.example.cn', send: keep };
  const output = await digest({ ...context, job: { ...context.job, at }, mail }).catch((error: Error) => error);
  return { mails, output, usage };
};

const mailbox = async () => (await got<string>(county, 'GET /local/mailbox')) as unknown as string;

describe('the mail of a day', () => {
  test('tells each reader of their own things, by title and address alone', async () => {
    const { liaison, otherLiaison, staff } = county.users;
    await wants(liaison, 'liaison@example.cn');
    await wants(otherLiaison, 'other@example.cn');
    await messagesRepository(clientOf()).leave({
      ...{ id: 'm', audience: { to: 'unit', unit: 't1' }, at: '2026-11-19T01:00:00.000Z', topic: 'report' },
      ...{ by: { user: 'x', name: '考核组' }, title: { zh: '报告<已退回>', en: 'Returned' }, due: null },
      ...{ text: { zh: '机密的意见', en: 'confidential' }, link: '/cycles/2026/reports/t1/team' },
    });
    const { mails } = await digested();
    expect(mails.map(({ to }) => to).sort()).toEqual(['liaison@example.cn', 'other@example.cn']);
    const mail = mails.find(({ to }) => to.startsWith('liaison'))!;
    expect(mail.subject).toMatch(/^【考核县考核】\d+ 项待办、1 条未读消息$/);
    expect(mail.text).toContain('阅读考核通知并确认收到：桃江镇（2026 年度，2026-11-30 截止，还有 10 天）');
    expect(mail.text).toContain('https://kaoping.example.cn/cycles/2026/notice');
    expect(mail.text).toContain('报告<已退回>');
    expect(mail.html).toContain('报告&#60;已退回&#62;');
    expect(`${mail.text}${mail.html}`).not.toMatch(/机密|confidential|梅溪镇/);
    const other = mails.find(({ to }) => to.startsWith('other'))!;
    expect(other.text).toContain('梅溪镇');
    expect(other.text).not.toMatch(/桃江镇|已退回/);
    expect(staff.id).not.toBe(liaison.id);
  });

  test('is not sent to who turned it off, has nothing to be told, is disabled, or wants only what is late', async () => {
    const { liaison, otherLiaison, media, leader } = county.users;
    await wants(liaison, 'a@example.cn', 'late');
    await wants(otherLiaison, 'b@example.cn', 'off');
    await wants(leader, 'c@example.cn');
    await wants(media, 'd@example.cn');
    const client = clientOf();
    const { users } = repositories(client);
    const user = (await users.readUser(media.id))!;
    await messagesRepository(client).leave({
      ...{ id: 'm', audience: { to: 'media' }, at: '2026-11-19T01:00:00.000Z', topic: 'x', due: null },
      ...{ by: { user: 'x', name: 'x' }, title: { zh: 'x', en: 'x' }, text: { zh: '', en: '' }, link: '/' },
    });
    const parts = users.writing(await users.readHead(), [{ before: user, after: { ...user, disabled: true } }], {
      ...{ type: 'user.changed', data: {}, at: new Date(morning), actor: { user: 'x', name: 'x' } },
    });
    await client.transact(parts);
    expect((await digested()).mails).toEqual([]);

    await announce('2026-11-19');
    const { mails } = await digested();
    expect(mails.map(({ to }) => to)).toEqual(['a@example.cn']);
    expect(mails[0]!.text).toContain('已逾期 1 天');
  });

  test('goes out once a day, however often the job is done, by however many', async () => {
    await wants(county.users.liaison, 'a@example.cn');
    const both = await Promise.all([digested(), digested()]);
    expect(both.flatMap(({ mails }) => mails)).toHaveLength(1);
    expect((await digested()).mails).toEqual([]);
    held.service.clock.set(new Date('2026-11-21T02:00:00Z'));
    expect((await digested()).mails).toHaveLength(1);
  });

  test('after a crash goes out to those who have none yet', async () => {
    const { liaison, otherLiaison, departmentLiaison } = county.users;
    for (const user of [liaison, otherLiaison, departmentLiaison]) await wants(user, `${user.id}@example.cn`);
    const sent: string[] = [];
    const client = clientOf();
    const messages = messagesRepository(client);
    // The worker dies once it has written down the first reader, and sent their mail.
    await messages.markSent(liaison.id, undefined, '2026-11-20');
    sent.push(`${liaison.id}@example.cn`);
    sent.push(...(await digested()).mails.map(({ to }) => to));
    expect(sent.sort()).toEqual([liaison, otherLiaison, departmentLiaison].map(({ id }) => `${id}@example.cn`).sort());
  });

  test('that the server would not take now is tried again; one it will never take is not', async () => {
    const { liaison, otherLiaison } = county.users;
    await wants(liaison, 'later@example.cn');
    await wants(otherLiaison, 'never@example.cn');
    const tried: string[] = [];
    const failing = await digested(async ({ to }) => {
      tried.push(to);
      throw to.startsWith('never') ? new MailRefused('550') : new Error('ECONNREFUSED');
    });
    expect(failing.output).toMatchObject({ code: 'busy' });
    expect(tried.sort()).toEqual(['later@example.cn', 'never@example.cn']);
    expect((await digested()).mails.map(({ to }) => to)).toEqual(['later@example.cn']);
  });
});

describe('the daily job', () => {
  test('is one for each county and day; delivered twice it sends one mail, into this machine’s mailbox', async () => {
    const { environment, queue } = held.service;
    const { liaison, groupLeader } = county.users;
    await announce('2026-11-22', '2026-11-22');
    await wants(liaison, `${county.tenant.code}@example.cn`);
    await wants(county.office, `office-of-${county.tenant.code}@example.cn`);
    const env = { ...environment };
    await Promise.all([startDaily(env), startDaily({ ...environment })]);
    const job = dailyJob('digest', county.tenant.id, '2026-11-20');
    const message = { tenant: county.tenant.id, context: 'messages' as const, job };
    await queue.idle();
    await runMessage(environment, workerOptions, message);
    expect(await startDaily(env)).toBe(0);
    for (const user of [liaison, groupLeader]) {
      const { messages } = await got<{ messages: object[] }>(
        county,
        'GET /api/messages?topic=reminder',
        undefined,
        user,
      );
      expect(messages.length).toBeGreaterThan(0);
    }
    const page = await mailbox();
    expect(page.split(`>${county.tenant.code}@example.cn`)).toHaveLength(2);
    const [, id] = new RegExp(`href="/local/mailbox/(\\w{26})">[^<]*</a><br>${county.tenant.code}@`).exec(page)!;
    const text = (await got<string>(county, `GET /local/mailbox/${id}`)) as unknown as string;
    expect(text).toContain(`<a href="${held.service.url}/cycles/2026/notice">`);
    expect((await fetch(`${held.service.url}/local/mailbox/..%2Fkeys`)).status).toBe(404);
  });
});

describe('a reminder of a last day', () => {
  const reminders = async (user: TestUser) => {
    const { messages } = await got<{ messages: { title: { zh: string }; text: { zh: string }; link: string }[] }>(
      ...([county, 'GET /api/messages?topic=reminder', undefined, user] as const),
    );
    return messages.filter(({ title }) => title.zh.includes('确认通知'));
  };

  test('is left once when the day is near, to those who have to do it', async () => {
    const { liaison, otherLiaison, groupLeader } = county.users;
    await digested();
    expect(await reminders(liaison)).toEqual([]);
    await announce('2026-11-23');
    await got(county, 'POST /api/cycles/2026/conduct/t2/notice', { number: '1' }, otherLiaison);
    await Promise.all([digested(), digested()]);
    held.service.clock.set(new Date('2026-11-21T02:00:00Z'));
    await digested();
    expect(await reminders(liaison)).toMatchObject([
      {
        title: { zh: '提醒：“确认通知”将于 2026-11-23 截止' },
        text: { zh: '阅读考核通知并确认收到：桃江镇。' },
        link: '/cycles/2026/notice',
      },
    ]);
    expect(await reminders(otherLiaison)).toEqual([]);
    expect(await reminders(groupLeader)).toEqual([]);
    // Put off, it is due another time.
    await announce('2026-11-24');
    await digested();
    expect(await reminders(liaison)).toHaveLength(2);
  });
});

describe('by SMTP', () => {
  const received: { from: string; to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    ...{ authOptional: false, disabledCommands: ['STARTTLS'], logger: false, allowInsecureAuth: true },
    onAuth: ({ username, password }, _, done) =>
      username === 'kaoping' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _, done) =>
      address.startsWith('nobody')
        ? done(Object.assign(new Error('no such user'), { responseCode: 550 }))
        : address.startsWith('full')
          ? done(Object.assign(new Error('try later'), { responseCode: 452 }))
          : done(),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  const listening = new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.server.address() as AddressInfo).port));
  });
  const sender = async (password = 'p%40ss') =>
    smtpSend({
      url: `smtp://kaoping:${password}@127.0.0.1:${await listening}`,
      from: '考评 <kaoping@example.cn>',
    });
  const mail = { subject: '【考核县考核】1 项待办', text: '您好', html: '<p>您好</p>' };

  test('a mail arrives with its sender, its one reader, text and HTML; then the server is told nothing more', async () => {
    const send = await sender();
    await send({ ...mail, to: 'a@example.cn' });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'kaoping@example.cn', to: ['a@example.cn'] });
    expect(received[0]!.text).toMatch(/multipart\/alternative/);
    expect(received[0]!.text).toContain(Buffer.from('您好').toString('base64'));
    expect(received[0]!.text).toMatch(/^From: =\?utf-8\?B\?[\w+/=]+\?= <kaoping@example.cn>\r$/m);

    await expect(send({ ...mail, to: 'nobody@example.cn' })).rejects.toThrow(MailRefused);
    await expect(send({ ...mail, to: 'full@example.cn' })).rejects.not.toThrow(MailRefused);
    await expect((await sender('wrong'))({ ...mail, to: 'a@example.cn' })).rejects.not.toThrow(MailRefused);
    expect(received).toHaveLength(1);
    await new Promise<void>((done) => server.close(() => done()));
    await expect(send({ ...mail, to: 'a@example.cn' })).rejects.toThrow(/ECONNREFUSED/);
  });
});
