import { expect, it } from 'vitest';
import { tallyDocument } from './tally-document.ts';
import { cellsOf, headsOf } from './tally-sheet.ts';
import { type TallyPart, tallyParts } from './tally-table.ts';
import { linesOf } from './tally-word.ts';
import type { PollLine } from './use-poll.ts';

const poll = {
  ...{ title: '全体干部职工', source: 'mass', dryRun: false, medium: 'electronic', voters: 20, minBallots: 5 },
  boxes: [{ subjects: [0], without: null, shards: 1 }],
  turnout: {
    ...{ cards: 20, voided: 2, issued: 18, lost: 1 },
    ...{ least: { cast: 17, roll: 20 }, most: { cast: 17, roll: 20 }, boxes: null },
  },
} as unknown as PollLine;

const asked = {
  subjects: [{ kind: 'person' as const, id: 'p', name: '王局长', post: '局长' }],
  items: [{ id: 'whole', label: '总体评价', weight: 1 }],
  rules: {
    ...{ abstain: true, nominations: true, layout: 'multiple' as const },
    comments: { enabled: false, requiredFor: [], maxChars: 10 },
  },
};
const part = (items: Record<string, number>[] | null, more: Partial<typeof asked> = {}): TallyPart => {
  const counts = items && { subject: 0, items, nominations: 6 };
  return tallyParts({ ...asked, ...more }, [{ subject: 0, voters: 17, counts }])[0]!;
};
const ten = [{ excellent: 6, competent: 3, incompetent: 1, abstain: 7 }];

it('says the class, the turnout, and each subject on a row', () => {
  const { title, about, parts, notes } = tallyDocument({
    poll,
    ballots: { cast: 17, invalid: 0, blank: 2, withheld: 0 },
    parts: [part(ten)],
    unit: '教育局',
    year: 2026,
  });
  expect(title).toBe('教育局2026年度考核评议情况汇总表');
  expect(about).toEqual([
    '评议：群众评价（全体干部职工）',
    '应参加 20 人，领票 18 张，投票 17 张，投票率 85.0%，空白票 2 张（11.8%）',
  ]);
  expect(parts[0]!.columns.map(({ head }) => head)).toEqual([
    ...['评议对象', '职务', '优秀', '称职', '基本称职', '不称职', '不了解', '优秀+称职率', '推荐优秀', '投票数'],
  ]);
  const grade = (count: number, share: number) => ({ count, share });
  expect(parts[0]!.rows).toEqual([
    ['王局长', '局长', grade(6, 60), grade(3, 30), grade(0, 0), grade(1, 10), 7, 90, 6, 17],
  ]);
  expect(notes).toEqual([expect.stringContaining('“不了解”')]);
});

it('shows nothing of whom too few judged, and says why', () => {
  const { about, parts, notes } = tallyDocument({
    ...{ poll, parts: [part(null)], unit: '教育局', year: null },
    ballots: { cast: 17, invalid: 0, blank: null, withheld: 1 },
  });
  expect(parts[0]!.rows).toEqual([['王局长', '局长', '—', '—', '—', '—', '—', '—', 17]]);
  expect(notes[1]).toContain('不足 5 票');
  expect(about[1]).toMatch(/投票率 85.0%，空白票数不公布$/);
});

it('a sheet has counts and shares in columns of their own, a page of paper one above the other', () => {
  const { parts } = tallyDocument({ poll, ballots: null, parts: [part(ten)], unit: '教育局', year: 2026 });
  const { columns, rows } = parts[0]!;
  expect(headsOf(columns).slice(2, 4)).toEqual(['优秀（票）', '优秀率（%）']);
  const cells = cellsOf(columns, rows[0]!);
  expect(cells).toEqual(['王局长', '局长', 6, 60, 3, 30, 0, 0, 1, 10, 7, 90, 6, 17]);
  expect(headsOf(columns)).toHaveLength(cells.length);
  expect(linesOf(rows[0]![2]!, columns[2]!)).toEqual(['6', '60.0%']);
  expect(linesOf(rows[0]![7]!, columns[7]!)).toEqual(['90.0%']);
  const few = tallyDocument({ poll, ballots: null, parts: [part(null)], unit: '教育局', year: 2026 }).parts[0]!;
  expect(cellsOf(few.columns, few.rows[0]!)).toHaveLength(headsOf(few.columns).length);
});

it('items have a row together, in shares alone, which weigh as in grading', () => {
  const items = [
    { id: 'd', label: '德', weight: 1 },
    { id: 'n', label: '能', weight: 3 },
  ];
  const two = part([{ excellent: 4 }, { competent: 4 }], { items });
  const { rows } = tallyDocument({ poll, ballots: null, parts: [two], unit: '教育局', year: 2026 }).parts[0]!;
  expect(rows.map((row) => row[2])).toEqual(['德', '能', '按权重合计']);
  expect(rows[2]!.slice(3, 5)).toEqual([
    { count: null, share: 25 },
    { count: null, share: 75 },
  ]);
});

it('says of paper what went out and came back, how many were invalid and how many blank', () => {
  const paper = { poll: { ...poll, medium: 'paper' as const }, parts: [], unit: '教育局', year: 2026 };
  const about = (ballots: Parameters<typeof tallyDocument>[0]['ballots']) => tallyDocument({ ...paper, ballots }).about;
  const out = '应参加 20 人，发出 18 票，收回 17 票，投票率 85.0%';
  expect(about(null)).toEqual(['评议：群众评价（全体干部职工），纸质测评', out]);
  expect(about({ cast: 17, invalid: 1, blank: 2, withheld: 0 })[1]).toBe(
    `${out}，有效 16 票，无效 1 票（5.9%），空白 2 票（11.8%）`,
  );
  expect(about({ cast: 17, invalid: 1, blank: null, withheld: 1 })[1]).toBe(
    `${out}，有效 16 票，无效 1 票（5.9%），空白票数不公布`,
  );
});

it('says nothing of blank ballots in a poll that did not count them, and which boxes do not tell them', () => {
  const of = (ballots: Parameters<typeof tallyDocument>[0]['ballots']) =>
    tallyDocument({ poll, ballots, parts: [], unit: '教育局', year: 2026 }).about[1];
  expect(of(null)).toMatch(/投票率 85.0%$/);
  expect(of({ cast: 8, invalid: 0, blank: 2, withheld: 1 })).toMatch(
    /，空白票 2 张（25.0%）（不含不公布的 1 个票箱）$/,
  );
});

it('marks a trial', () => {
  const { about } = tallyDocument({
    ...{ poll: { ...poll, dryRun: true }, ballots: null, parts: [], unit: '教育局', year: 2026 },
  });
  expect(about[0]).toBe('模拟测试，不计入考核');
});
