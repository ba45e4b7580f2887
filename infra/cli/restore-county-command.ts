import { parseArgs } from 'node:util';
import { type Control, controlItems } from '#functions/platform/control.ts';
import { type DatabaseSettings, databaseFromProcess } from '#functions/platform/environment.ts';
import type { JobItem } from '#functions/platform/jobs.ts';
import { isTenantId } from '#functions/platform/keys.ts';
import { tenantMemberships } from '#functions/platform/membership.ts';
import { closeClients, defaultTables } from '#functions/platform/tables.ts';
import { type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import { type Comparison, compareCounty, countsOf } from '#functions/tenants/recovery/compare.ts';
import { restoreCounty } from '#functions/tenants/recovery/restore.ts';
import { verifyCounty } from '#functions/tenants/recovery/verify.ts';
import type { Said } from './print.ts';

const help = `用法 Usage: npm run --silent restore-county -- --tenant <ULID> --from-prefix <前缀 prefix> [选项 options]

把一个县恢复到某一时刻：从时间点恢复所得的表（名称为前缀加 main、audit）读出该县，与现表比较并列出差异。
Restores one county to a moment: reads it from tables that a point-in-time recovery made (prefix + main, audit),
compares it with the live ones and prints what would be put and removed. docs/restoring.md is the whole procedure.

  --verify              只核对该县现有数据            only check the live county
  --apply               执行恢复（该县须已暂停）      do it (the county must be suspended)
  --to <时刻 time>      所恢复到的时刻，记入留痕      the moment, for the record
  --reason <原因>       记入留痕                      why, for the record
  --by <姓名>           记入留痕                      who, for the record
  --issuer <发行方>     成员资格所属的登录发行方      under which memberships are kept; without it, ISSUER

环境变量 environment: AWS_REGION, TABLE_PREFIX, ISSUER; DYNAMODB_ENDPOINT 用于本机数据库 for a local database.
退出码 exit code: 0 完成 done, 1 有问题或未执行 faults or refused, 2 参数有误 bad arguments.
`;

interface Request {
  tenant: string;
  fromPrefix: string | undefined;
  verify: boolean;
  apply: { to: string; reason: string; by: string } | null;
  issuer: string | undefined;
}

type Environment = Record<string, string | undefined>;

/** `npm run restore-county` with the database that the environment names. */
export async function restoreCountyCommand(args: string[], env: Environment): Promise<Said> {
  const request = readArguments(args, env);
  if (typeof request === 'string')
    return { code: request === '' ? 0 : 2, stdout: request === '' ? help : '', stderr: request };
  const settings = databaseFromProcess(env);
  const copies: DatabaseSettings = { ...settings, tables: defaultTables(request.fromPrefix) };
  try {
    const live = tenantClient(settings, request.tenant);
    if (request.verify) return await verify(live);
    return await compareOrRestore(request, live, tenantClient(copies, request.tenant), controlItems(settings));
  } finally {
    closeClients(settings);
    closeClients(copies);
  }
}

/** A text: what is wrong with them; an empty one: help was asked for. */
function readArguments(args: string[], env: Environment): Request | string {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ tenant: text, 'from-prefix': text, to: text, reason: text, by: text, issuer: text },
    ...{ verify: flag, apply: flag, help: flag },
  };
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    return `${(error as Error).message}\n`;
  }
  if (values.help) return '';
  const { tenant = '', to, reason, by, verify = false, apply = false, issuer = env['ISSUER'] } = values;
  const fromPrefix = values['from-prefix'];
  if (!isTenantId(tenant)) return '--tenant: 须为县的 ULID the county’s ULID\n';
  if (!verify && !fromPrefix) return '--from-prefix: 缺少 missing\n';
  if (fromPrefix !== undefined && fromPrefix === (env['TABLE_PREFIX'] ?? ''))
    return '--from-prefix: 与现表相同 names the live tables themselves\n';
  if (!apply) return { tenant, fromPrefix, verify, apply: null, issuer };
  if (!to || !reason || !by) return '--apply: 还须给出 also needs --to --reason --by\n';
  if (!issuer) return '--issuer: 缺少，或设置 missing; or set ISSUER\n';
  return { tenant, fromPrefix, verify, apply: { to, reason, by }, issuer };
}

async function verify(live: TenantClient): Promise<Said> {
  const { counts, problems } = await verifyCounty(live);
  const faults = problems.map(({ path, code, message }) => `- ${path} [${code}] ${message.zh} ${message.en}`);
  const end = faults.length === 0 ? '完好 SOUND' : `有问题 FAULTS: ${faults.length}`;
  const lines = [`items   ${listed(counts)}`, '', end, ...faults];
  return { code: faults.length === 0 ? 0 : 1, stdout: `${lines.join('\n')}\n`, stderr: '' };
}

async function compareOrRestore(
  request: Request,
  live: TenantClient,
  copy: TenantClient,
  control: Control,
): Promise<Said> {
  const { tenant, apply } = request;
  const before = await compareCounty(live, copy);
  const lines = report(live, before);
  const said = (code: number, ...more: string[]): Said => ({
    code,
    stdout: `${[...lines, ...more].join('\n')}\n`,
    stderr: '',
  });
  if (before.rewritten.length > 0)
    return said(1, '现有留痕与副本不符，不能恢复 The live record differs from the copy:', ...before.rewritten);
  if (!apply) return said(0, '', '未作改动；加 --apply 执行 Nothing was changed; --apply does it.');
  const entry = await control.readTenant(tenant);
  if (entry?.state !== 'suspended')
    return said(1, '', '未作改动：请先暂停该县 Nothing was changed: suspend the county first.');
  const jobs = await live.query<JobItem>(live.pk('JOBS'));
  const at = new Date().toISOString();
  if (jobs.some(({ leasedUntil }) => leasedUntil !== null && leasedUntil > at))
    return said(1, '', '未作改动：该县还有任务在进行 Nothing was changed: a job of the county is still under way.');
  const copied = await verifyCounty(copy);
  if (copied.problems.length > 0)
    return said(
      1,
      '',
      '未作改动：副本有问题 The copy has faults:',
      ...copied.problems.map(({ path, code }) => `- ${path} ${code}`),
    );
  const memberships = tenantMemberships(control, tenant, request.issuer!);
  await restoreCounty({ live, copy, memberships, now: new Date(), ...apply });
  const left = await compareCounty(live, copy);
  const open = changes(left);
  if (open > 0) return said(1, '', `仍有差异，请再执行一次 Differences are left, run it again: ${open}`);
  const { problems } = await verifyCounty(live);
  if (problems.length > 0)
    return said(1, '', '已恢复，但核对有问题 Restored, with faults:', ...problems.map(({ path }) => path));
  return said(0, '', '已恢复并核对无误 Restored and checked: SOUND');
}

const changes = ({ content, state, kept, events, aggregates }: Comparison): number =>
  [content.put, content.remove, state.put, state.remove, kept, events, aggregates].reduce(
    (sum, { length }) => sum + length,
    0,
  );

function report(live: TenantClient, comparison: Comparison): string[] {
  const { put, remove } = countsOf(live, comparison);
  return [
    `put     ${listed(put)}`,
    `remove  ${listed(remove)}`,
    `heads   ${comparison.aggregates.map(({ name, copy }) => name.join(':') + (copy ? '' : ' (gone)')).join(', ') || '-'}`,
  ];
}

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([kind, n]) => `${kind} ${n}`)
    .join(', ') || '-';
