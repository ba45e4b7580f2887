import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  policySchema,
  personGrades,
  responsibilities,
  roles,
  selfGrades,
  sources,
  teamGrades,
} from '#shared/policy/schema.ts';
import { exampleDataset, examplePolicy } from './example.fixture.ts';
import { limits, outOfBounds } from '#shared/policy/limits.ts';
import { parseDataset } from './parse.ts';
import type { OpinionRow, PerformanceRow, Person, Unit } from './schema.ts';
import { fromRows, placeProblem, tableKinds, template, toRows } from './tables.ts';
import type { Cell, TableContext, TableKind, TableRows } from './tables.ts';

const context: TableContext = {
  policy: policySchema.parse(examplePolicy()),
  groups: [{ id: 'g1', name: '第一考核组' }],
  units: [
    { id: 'u1', name: '城关镇' },
    { id: 'u2', name: '农业局' },
    { id: 'u3', name: '同名站' },
    { id: 'u4', name: '同名站' },
  ],
  people: [{ id: 'p1', name: '甲某' }],
};
const read = <K extends TableKind>(kind: K, rows: Cell[][]) => fromRows(kind, rows, context);
const faults = (kind: TableKind, rows: Cell[][]) => read(kind, rows).problems.map((p) => `${p.path} ${p.code}`);

describe('round trip', () => {
  // Blanks at the ends of a cell are not kept, and an id is not the words of a help row.
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((s) => `a${s.trim()}`.trim());
  const free = fc.oneof(
    text,
    fc.constantFrom('病假', 'sick', '警告处分', '嘉奖', '-', 'a;b', '"', '\\', '含 空格', '~', '至'),
  );
  const id = fc.oneof(text, fc.constantFrom('1001', 'p;1', '含 空格', '"'));
  const date = fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const figure = fc
    .double({ min: -limits.largest, max: limits.largest, noNaN: true })
    .filter((x) => outOfBounds(x) === null);
  const count = fc.nat();
  const list = <T>(item: fc.Arbitrary<T>) =>
    fc.option(fc.array(item, { minLength: 1, maxLength: 4 }), { nil: undefined });
  const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });

  const unit = fc.record({
    id,
    name: text,
    category: id,
    level: fc.constantFrom('first' as const, 'secondary' as const),
    parent: maybe(id),
    group: id,
    history: list(fc.record({ year: count, rank: count, of: count })),
  });
  const grade = fc.constantFrom(...personGrades, 'ungraded' as const, 'notAppraised' as const, null);
  const person = fc.record({
    id,
    name: text,
    unit: id,
    rank: fc.constantFrom('cadre' as const, 'staff' as const),
    role: fc.constantFrom(...roles),
    probationUntil: maybe(date),
    leaves: list(fc.record({ kind: free, from: date, to: date })),
    secondments: list(fc.record({ unit: free, from: date, to: maybe(date) })),
    awaitingAssignment: maybe(fc.record({ originalUnit: id })),
    duties: list(fc.record({ indicator: free, responsibility: fc.constantFrom(...responsibilities) })),
    dutyRating: maybe(figure.map((x) => Math.abs(x) % 100).filter((x) => outOfBounds(x) === null)),
    nominations: maybe(count),
    satisfactionNominee: maybe(fc.constant(true)),
    bars: list(fc.record({ kind: free, note: fc.oneof(free, fc.constant('')) })),
    history: list(fc.record({ year: count, grade, honour: fc.option(free, { nil: undefined }) })),
  });
  const performance = fc.record({
    unit: id,
    indicator: id,
    base: maybe(figure),
    target: maybe(figure),
    reported: maybe(figure),
    verified: maybe(figure),
    rating: maybe(fc.constantFrom(...teamGrades)),
    score: maybe(figure),
    deductions: list(
      fc.record({
        points: figure.map(Math.abs),
        reason: fc.oneof(free, fc.constant('')),
      }),
    ),
    veto: maybe(fc.constant(true)),
  });
  const votes = (grades: readonly string[]) =>
    fc.subarray([...grades]).chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, count]))));
  const opinion = fc
    .record({
      ...{ kind: fc.constantFrom('team' as const, 'person' as const), id, source: fc.constantFrom(...sources) },
      ballots: maybe(fc.integer({ min: 1, max: 500 })),
    })
    .chain(({ kind, id, source, ballots }) =>
      votes(source === 'self' ? selfGrades : kind === 'team' ? teamGrades : personGrades).map((counts): OpinionRow => ({
        subject: { kind, id },
        source,
        counts,
        ballots,
      })),
    );

  /** As JSON has it: without keys that are undefined. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  function comesBack<K extends TableKind>(kind: K, values: TableRows[K][]): void {
    const { values: again, problems } = fromRows(kind, toRows(kind, values));
    expect(problems).toEqual([]);
    expect(plain(again)).toEqual(plain(values));
  }

  // A name that is another row's id or name is meant as a reference, so the references here are of another form.
  const apart = (value: string) => `ref-${value}`;
  test('units', () => {
    const units = unit.map((u): Unit => ({ ...u, parent: u.parent && apart(u.parent) }));
    fc.assert(fc.property(fc.array(units, { maxLength: 5 }), (values) => comesBack('units', values)));
  });
  test('people', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), (values) => comesBack('people', values as Person[])),
      { numRuns: 300 },
    );
  });
  test('performance', () => {
    fc.assert(
      fc.property(fc.array(performance, { maxLength: 5 }), (values) =>
        comesBack('performance', values as PerformanceRow[]),
      ),
    );
  });
  test('opinions', () => {
    fc.assert(fc.property(fc.array(opinion, { maxLength: 5 }), (values) => comesBack('opinions', values)));
  });
  test('a whole dataset', () => {
    const { dataset } = parseDataset(exampleDataset());
    for (const kind of tableKinds) {
      const values: TableRows[TableKind][] = dataset![kind];
      const again = fromRows(kind, toRows(kind, values as never[]), { policy: dataset!.policy, units: dataset!.units });
      expect(again.problems).toEqual([]);
      expect(plain(again.values)).toEqual(plain(values));
    }
  });
});

test.each(tableKinds)('the template of %s comes back empty, without a fault', (kind) => {
  const { rows } = template(kind);
  expect(read(kind, rows)).toMatchObject({ values: [], problems: [] });
});

test.each(tableKinds)('the example in the template of %s is right once its mark is taken away', (kind) => {
  const [head, , example] = template(kind).rows;
  const unmarked = example!.map((cell) => (typeof cell === 'string' ? cell.replace(/^示例:/, '') : cell));
  const { values, problems } = read(kind, [head!, unmarked]);
  expect(problems).toEqual([]);
  expect(values).toHaveLength(1);
});

test('what people type is understood: full width, other dates, numbers as text, names for ids, columns in any order', () => {
  const { values, problems } = read('people', [
    [],
    [
      '姓名',
      ' 编号 ',
      '单位*',
      '职务层次',
      '人员类别',
      '试用期满日',
      '请假',
      '借调',
      '分管工作评分',
      '分管工作',
      '推荐为群众满意干部',
      '优秀推荐票',
    ],
    [
      '乙 某',
      1002,
      '城关镇',
      '班子成员',
      '科级',
      '2012年3月1日',
      '病假 2011/1/10~2011.4.30\n事假 20110503至2011-05-04',
      '农业局 2011-3-1至今',
      '88.5',
      '主管 财政收入',
      '√',
      '12',
    ],
    [null, null, '  '],
    ['丙某', 'p3', 'u2', '一般', '职工', new Date(Date.UTC(2012, 1, 29)), null, null, 90, '', '否', null],
  ]);
  expect(problems).toEqual([]);
  expect(values).toEqual([
    {
      id: '1002',
      name: '乙 某',
      unit: 'u1',
      rank: 'cadre',
      role: 'deputy',
      probationUntil: '2012-03-01',
      leaves: [
        { kind: 'sick', from: '2011-01-10', to: '2011-04-30' },
        { kind: 'personal', from: '2011-05-03', to: '2011-05-04' },
      ],
      secondments: [{ unit: 'u2', from: '2011-03-01' }],
      duties: [{ indicator: 'revenue', responsibility: 'lead' }],
      dutyRating: 88.5,
      nominations: 12,
      satisfactionNominee: true,
    },
    { id: 'p3', name: '丙某', unit: 'u2', rank: 'staff', role: 'member', probationUntil: '2012-02-29', dutyRating: 90 },
  ]);
});

test('a unit may name another row of its own sheet', () => {
  const { values, problems } = read('units', [
    ['编号', '名称', '类别', '层级', '主管单位', '考核组'],
    ['n1', '新站', '部门', '二级单位', '新局', '第一考核组'],
    ['n2', '新局', 'department', '一级', null, 'g1'],
  ]);
  expect(problems).toEqual([]);
  expect(values.map((unit) => unit.parent)).toEqual(['n2', undefined]);
});

test('votes stand under the words of the row’s own scale', () => {
  const head = ['对象类别', '对象', '评价来源', '优秀', '一般', '称职'];
  const { values } = read('opinions', [
    head,
    ['个人', '甲某', '自评', 1, null, null],
    ['领导班子', '农业局', '群众', null, 3, null],
  ]);
  expect(values).toEqual([
    { subject: { kind: 'person', id: 'p1' }, source: 'self', counts: { excellent: 1 } },
    { subject: { kind: 'team', id: 'u2' }, source: 'mass', counts: { average: 3 } },
  ]);
  expect(faults('opinions', [head, ['个人', '甲某', '群众', 1, 2, null]])).toEqual(['R2C5 grade-outside-scale']);
});

test('ballots that give several marks each stand beside their marks, and a fault of theirs at their cell', () => {
  const head = ['对象类别', '对象', '评价来源', '优秀', '称职', '票数'];
  const row = (ballots: Cell) => ['个人', '甲某', '群众评价', 20, 5, ballots];
  const counts = { excellent: 20, competent: 5 };
  const [read5, plain] = [5, null].map((ballots) => read('opinions', [head, row(ballots)]).values[0]);
  expect(read5).toEqual({ subject: { kind: 'person', id: 'p1' }, source: 'mass', counts, ballots: 5 });
  expect(plain).toEqual({ subject: { kind: 'person', id: 'p1' }, source: 'mass', counts });
  expect(faults('opinions', [head, row(0), row(2.5)])).toEqual(['R2C6 too-small', 'R3C6 not-whole']);
  const sheet = read('opinions', [head, row(26)]);
  const problems = parseDataset({ ...exampleDataset(), opinions: sheet.values }).problems ?? [];
  expect(problems.map((p) => `${placeProblem('opinions', p, sheet)?.path} ${p.code}`)).toEqual([
    'R2C6 more-ballots-than-marks',
  ]);
});

describe('faults stand at their row and column', () => {
  const head = ['编号', '姓名', '单位', '人员类别', '职务层次', '试用期满日', '请假', '分管工作评分', '历年考核'];
  const row = (...rest: Cell[]) => ['p9', '丁某', 'u1', '科级干部', '主要负责人', ...rest];
  test.each<[string, Cell[][], string[]]>([
    ['an unknown heading', [[...head, '年龄'], row()], ['R1C10 unknown-column']],
    ['a heading twice', [[...head, '姓名'], row()], ['R1C10 duplicate-column']],
    [
      'a required column that is missing',
      [head.filter((h) => h !== '单位'), ['p9', '丁某', '科级干部', '主要负责人']],
      ['R1 missing-column'],
    ],
    ['a required cell that is blank', [head, ['p9', ' ', 'u1', '科级干部', '主要负责人']], ['R2C2 missing']],
    ['a word outside its list', [head, ['p9', '丁某', 'u1', '处级', '主要负责人']], ['R2C4 not-allowed']],
    ['a day that does not exist', [head, row('2011-02-30')], ['R2C6 no-such-date']],
    ['a record in another form', [head, row(null, '病假')], ['R2C7 malformed']],
    ['a quotation mark left open', [head, row(null, '"病假 2011-01-10~2011-04-30')], ['R2C7 malformed']],
    ['a leave without end', [head, row(null, '病假 2011-01-10~')], ['R2C7 malformed']],
    ['text for a number', [head, row(null, null, '九十')], ['R2C8 wrong-type']],
    ['a rating above 100', [head, row(null, null, 101)], ['R2C8 too-big']],
    ['a year that is not whole', [head, row(null, null, null, '2010.5 优秀')], ['R2C9 not-whole']],
    ['a name that several have', [head, ['p9', '丁某', '同名站', '科级干部', '主要负责人']], ['R2C3 ambiguous-name']],
    [
      'several at once',
      [head, row('x', 'y', 'z'), ['', '', '', '', '']],
      ['R2C6 no-such-date', 'R2C7 malformed', 'R2C8 wrong-type'],
    ],
    ['nothing at all', [[null], []], ['R1 empty']],
  ])('%s', (_, rows, expected) => expect(faults('people', rows)).toEqual(expected));

  test('with the heading and the offending value in it', () => {
    const [problem] = read('people', [head, row(null, null, '九十')]).problems;
    expect(problem).toMatchObject({ row: 2, column: 8, heading: '分管工作评分' });
    expect(problem!.message.zh).toContain('九十');
  });
});

test('a fault that only the whole dataset shows is brought back to its cell', () => {
  const sheet = read('people', [
    ['编号', '姓名', '人员类别', '职务层次', '单位', '借调'],
    [],
    ['p9', '丁某', '科级干部', '主要负责人', 'u1', null],
    ['p8', '戊某', '科级干部', '主要负责人', 'nowhere', 'neither 2011-01-01~'],
  ]);
  const dataset = { ...exampleDataset(), people: sheet.values, opinions: [] };
  const problems = parseDataset(dataset).problems ?? [];
  expect(problems.map((p) => placeProblem('people', p, sheet)?.path)).toEqual(['R4C5', 'R4C6']);
  expect(placeProblem('units', problems[0]!, read('units', []))).toBeUndefined();
});
