import { roleNames, roles as rolesOf } from '#shared/api/access.ts';
import type { Assignment, Role, RoleName } from '#shared/api/access.ts';
import { createUser } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import type { Cell } from '#shared/dataset/tables.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import type { SheetFault } from '../import/check-sheet.ts';
import { cellText } from '../import/sheet-cells.ts';

/** Users as the rows of a sheet, checked by what `users.create` takes, so that a fault is known before any is made. */

interface PlaceName {
  id: string;
  name: string;
}

export interface UserSheetContext {
  /** the county's code, which stands before every login name */
  code: string;
  groups: readonly PlaceName[];
  units: readonly PlaceName[];
  people: readonly { id: string; unit: string }[];
  users: readonly Pick<User, 'id' | 'login' | 'name' | 'person' | 'roles'>[];
}

export interface UserRow {
  /** the sheet's, from 1 */
  row: number;
  login: string;
  name: string;
  person: { id: string; unit: string } | null;
  roles: Assignment[];
  /** the user that this row is already, made by an earlier attempt */
  known: string | null;
}

interface ReadUsers {
  /** rows without a fault */
  rows: UserRow[];
  faults: SheetFault[];
}

type Key = 'login' | 'name' | 'person' | 'roles';

interface SheetColumn {
  heading: Bilingual;
  required: boolean;
  note: string;
  example: string;
}

const userColumns: Record<Key, SheetColumn> = {
  login: {
    heading: { zh: '登录名', en: 'Login name' },
    required: true,
    note: '小写字母、数字、点或短横，至多 32 位，不含本县代码',
    example: 'caizheng-lly',
  },
  name: { heading: { zh: '姓名', en: 'Name' }, required: true, note: '至多 100 字', example: '王伟' },
  person: {
    heading: { zh: '人员编号', en: 'Person' },
    required: false,
    note: '名录中的编号，单位随之确定；“干部职工”必填',
    example: '',
  },
  roles: {
    heading: { zh: '角色与范围', en: 'Roles' },
    required: true,
    note: '角色@范围，几个之间用“；”隔开；全县和本人的角色不写范围',
    example: '单位联络员@县财政局；电视台',
  },
};
const keys = Object.keys(userColumns) as Key[];

const fold = (text: string): string => text.normalize('NFKC').trim();
const label = (role: RoleName): Role['label'] => (rolesOf[role] as Role).label;
const kindOf = (role: RoleName): Role['scope'] => (rolesOf[role] as Role).scope;
/** Rows whose first cell begins so are the template's help, not data. */
const help = /^(说明|示例):/;

/** The template's rows: headings, what each column takes, an example. */
export const userTemplate = (): string[][] => {
  const columns = keys.map((key) => userColumns[key]);
  return [
    columns.map(({ heading, required }) => (required ? `${heading.zh}*` : heading.zh)),
    columns.map(({ note }, i) => (i === 0 ? `说明：${note}` : note)),
    columns.map(({ example }, i) => (i === 0 ? `示例：${example}` : example)),
  ];
};

/** Every role that a county gives, with the kind of its scope: the template's second sheet. */
export const roleGuide = (): string[][] => [
  ['角色', '代码', '范围'],
  ...roleNames
    .filter((role) => kindOf(role) !== 'service')
    .map((role) => [
      label(role).zh,
      role,
      { group: '考核组', unit: '单位', self: '本人，不写' }[kindOf(role) as string] ?? '全县，不写',
    ]),
];

interface Heads {
  /** the sheet's row of the headings, from 1; 0: the sheet is empty */
  row: number;
  column: Partial<Record<Key, number>>;
}

/** Where the headings stand and which column is whose, from 1. */
function userHeads(cells: readonly (readonly Cell[])[]): Heads {
  const at = cells.findIndex((row) => row.some((cell) => cellText(cell).trim() !== ''));
  const texts = (cells[at] ?? []).map((cell) => fold(cellText(cell)).replace(/\*$/, ''));
  const places = keys.map((key) => {
    const { zh, en } = userColumns[key].heading;
    return [key, texts.findIndex((text) => text === zh || text.toLowerCase() === en.toLowerCase()) + 1] as const;
  });
  return { row: at + 1, column: Object.fromEntries(places.filter(([, place]) => place > 0)) };
}

/** Reads a sheet's rows; each fault stands at its row and column, from 1. */
export function readUserRows(cells: readonly (readonly Cell[])[], context: UserSheetContext): ReadUsers {
  const heads = userHeads(cells);
  const missing = keys.filter((key) => userColumns[key].required && heads.column[key] === undefined);
  if (missing.length > 0) {
    const faults = missing.map((key): SheetFault => {
      const { zh, en } = userColumns[key].heading;
      const message = { zh: `缺少“${zh}”列，请用模板填写。`, en: `The column “${en}” is missing: use the template.` };
      return { row: Math.max(heads.row, 1), column: null, message };
    });
    return { rows: [], faults };
  }
  const people = new Map(context.people.map(({ id, unit }) => [fold(id), { id, unit }]));
  const users = new Map(context.users.map((user) => [user.login, user]));
  const accounts = new Map(context.users.map((user) => [user.person?.id, user]));
  const faults: SheetFault[] = [];
  const rows: UserRow[] = [];
  cells.forEach((line, i) => {
    if (i < heads.row || line.every((cell) => cellText(cell).trim() === '')) return;
    if (help.test(fold(cellText(line[0])))) return;
    const text = (key: Key) => fold(cellText(line[(heads.column[key] ?? 0) - 1]));
    const report = (key: Key, zh: string, en: string) =>
      void faults.push({ row: i + 1, column: heads.column[key] ?? null, message: { zh, en } });
    const row: UserRow = {
      row: i + 1,
      login: text('login'),
      name: cellText(line[heads.column.name! - 1]).trim(),
      person: people.get(text('person')) ?? null,
      roles: rolesIn(text('roles'), text('person') !== '', context, (zh, en) => report('roles', zh, en)),
      known: null,
    };
    const holder = users.get(`${context.code}.${row.login}`);
    if (holder && isSame(row, holder)) row.known = holder.id;
    if (row.login === '') report('login', '请填写登录名。', 'The login name is missing.');
    else if (!createUser.input.shape.login.safeParse(row.login).success) {
      const en = 'Small letters, digits, dots, hyphens; at most 32.';
      report('login', '登录名只能用小写字母、数字、点或短横，至多 32 位。', en);
    } else if (holder && row.known === null)
      report('login', `登录名“${row.login}”已被使用。`, `The login name “${row.login}” is taken.`);
    if (row.name === '') report('name', '请填写姓名。', 'The name is missing.');
    else if (!createUser.input.shape.name.safeParse(row.name).success)
      report('name', '姓名至多 100 字。', 'A name has at most 100 characters.');
    const asked = text('person');
    const other = row.person && accounts.get(row.person.id);
    if (asked !== '' && !row.person)
      report('person', `名录中没有编号为“${asked}”的人员。`, `The register has nobody with the id “${asked}”.`);
    else if (other && other.id !== row.known)
      report('person', `此人已有账号“${other.login}”。`, `This person has the account “${other.login}” already.`);
    rows.push(row);
  });
  repeated(
    rows,
    ({ login }) => login,
    (row, first) => {
      const message = { zh: `登录名与第 ${first} 行重复。`, en: `The login name stands in row ${first} already.` };
      faults.push({ row, column: heads.column.login ?? null, message });
    },
  );
  repeated(
    rows,
    ({ person }) => person?.id ?? '',
    (row, first) => {
      const message = { zh: `与第 ${first} 行是同一人。`, en: `The same person as in row ${first}.` };
      faults.push({ row, column: heads.column.person ?? null, message });
    },
  );
  const faulty = new Set(faults.map(({ row }) => row));
  return {
    rows: rows.filter(({ row }) => !faulty.has(row)),
    faults: faults.toSorted((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0)),
  };
}

type Report = (zh: string, en: string) => void;

function isSame(row: UserRow, user: UserSheetContext['users'][number]): boolean {
  const said = (roles: readonly Assignment[]) =>
    roles
      .map(({ role, scope }) => `${role} ${scope ?? ''}`)
      .toSorted()
      .join('\n');
  return row.name === user.name && row.person?.id === user.person?.id && said(row.roles) === said(user.roles);
}

function rolesIn(text: string, hasPerson: boolean, context: UserSheetContext, report: Report): Assignment[] {
  const parts = text.split(/[;\n]/).map(fold).filter(Boolean);
  if (parts.length === 0) report('请填写角色。', 'The role is missing.');
  if (parts.length > 50) report('角色至多 50 个。', 'At most 50 roles.');
  const seen = new Set<string>();
  return parts.flatMap((part): Assignment[] => {
    const at = part.indexOf('@');
    const called = fold(at < 0 ? part : part.slice(0, at));
    const where = at < 0 ? '' : fold(part.slice(at + 1));
    const role = roleNames.find((name) => name === called || fold(label(name).zh) === called);
    if (!role) return fail(report, `没有“${called}”这个角色。`, `There is no role “${called}”.`);
    const kind = kindOf(role);
    const { zh, en } = label(role);
    if (kind === 'service')
      return fail(
        report,
        `“${zh}”是平台的角色，不能由县授予。`,
        `“${en}” is the service’s role, not a county’s to give.`,
      );
    if (kind === 'self' && !hasPerson)
      return fail(report, `“${zh}”须填写人员编号。`, `“${en}” is for a person of the register.`);
    const assignment = kind === 'group' || kind === 'unit' ? scoped(role, kind, where, context, report) : { role };
    if (!assignment) return [];
    if (!('scope' in assignment) && where !== '')
      return fail(report, `“${zh}”没有范围，请去掉“@${where}”。`, `“${en}” has no scope: take “@${where}” away.`);
    const key = `${role} ${assignment.scope ?? ''}`;
    if (seen.has(key)) return fail(report, `“${part}”写了两次。`, `“${part}” stands here twice.`);
    seen.add(key);
    return [assignment];
  });
}

function scoped(
  role: RoleName,
  kind: 'group' | 'unit',
  where: string,
  { groups, units }: UserSheetContext,
  report: Report,
): Assignment | null {
  const [zh, en] = kind === 'group' ? ['考核组', 'group'] : ['单位', 'unit'];
  const places = kind === 'group' ? groups : units;
  const named = places.filter(({ name }) => fold(name) === where);
  const found = places.find(({ id }) => fold(id) === where) ?? (named.length === 1 ? named[0] : undefined);
  if (found) return { role, scope: found.id };
  if (where === '')
    report(
      `“${label(role).zh}”须写明${zh}，如“${label(role).zh}@名称”。`,
      `“${label(role).en}” needs a ${en} after “@”.`,
    );
  else if (named.length > 1)
    report(`有几个${zh}都叫“${where}”，请改填编号。`, `Several are named “${where}”: give the id of the ${en}.`);
  else report(`${zh}“${where}”不存在。`, `There is no ${en} “${where}”.`);
  return null;
}

function fail(report: Report, zh: string, en: string): [] {
  report(zh, en);
  return [];
}

function repeated(
  rows: readonly UserRow[],
  of: (row: UserRow) => string,
  report: (row: number, first: number) => void,
) {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = of(row);
    if (key === '') continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, row.row);
    else report(row.row, before);
  }
}

/** What the service refused of one row, at the column it speaks of. */
export function placeUserProblems(
  cells: readonly (readonly Cell[])[],
  row: number,
  problems: readonly Problem[],
): SheetFault[] {
  const { column } = userHeads(cells);
  return problems.map(({ path, message }) => {
    const key = keys.find((one) => path.startsWith(one));
    return { row, column: (key && column[key]) ?? null, message };
  });
}
