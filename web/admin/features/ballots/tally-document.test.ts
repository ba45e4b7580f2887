import { expect, it } from 'vitest';
import { tallyDocument } from './tally-document.ts';
import type { TallyPart } from './tally-table.ts';
import type { PollLine } from './use-poll.ts';

const poll = {
  ...{ title: '全体干部职工', source: 'mass', dryRun: false, medium: 'electronic', voters: 20, minBallots: 5 },
  boxes: [{ subjects: [0], without: null, shards: 1 }],
  turnout: { cards: 20, voided: 2, issued: 18, cast: [17] },
} as unknown as PollLine;

const row = { name: '王局长', post: '局长', item: null, isFirst: true, ballots: 17, nominations: 6 };
const part = (counts: number[] | null): TallyPart => ({
  kind: 'person',
  marks: [
    { mark: 'excellent', label: { zh: '优秀', en: 'excellent' } },
    { mark: 'abstain', label: { zh: '不了解', en: 'don’t know' } },
  ],
  rows: [{ ...row, counts, nominations: counts ? 6 : null }],
});

it('says the class, the turnout, and each subject on a row', () => {
  const { title, about, parts, notes } = tallyDocument({
    poll,
    ballots: [{ cast: 17, blank: 2 }],
    parts: [part([10, 7])],
    unit: '教育局',
    year: 2026,
  });
  expect(title).toBe('教育局2026年度考核评议情况汇总表');
  expect(about).toEqual([
    '评议：群众评价（全体干部职工）',
    '应参加 20 人，领票 18 张，投票 17 张，投票率 85.0%，空白票 2 张（11.8%）',
  ]);
  expect(parts[0]!.heads).toEqual(['评议对象', '职务', '优秀', '不了解', '推荐优秀', '投票数']);
  expect(parts[0]!.rows).toEqual([['王局长', '局长', 10, 7, 6, 17]]);
  expect(notes).toEqual([]);
});

it('shows nothing of whom too few judged, and says why', () => {
  const { about, parts, notes } = tallyDocument({
    ...{ poll, parts: [part(null)], unit: '教育局', year: null },
    ballots: [{ cast: 17, blank: null }],
  });
  expect(parts[0]!.rows).toEqual([['王局长', '局长', '—', '—', 17]]);
  expect(notes[0]).toContain('不足 5 票');
  expect(about[1]).toMatch(/投票率 85.0%，空白票数不公布$/);
});

it('says of paper what went out and came back, how many were invalid and how many blank', () => {
  const paper = { poll: { ...poll, medium: 'paper' as const }, parts: [], unit: '教育局', year: 2026 };
  const about = (ballots: Parameters<typeof tallyDocument>[0]['ballots']) => tallyDocument({ ...paper, ballots }).about;
  const out = '应参加 20 人，发出 18 票，收回 17 票，投票率 85.0%';
  expect(about(null)).toEqual(['评议：群众评价（全体干部职工），纸质测评', out]);
  expect(about([{ cast: 17, invalid: 1, blank: 2 }])[1]).toBe(
    `${out}，有效 16 票，无效 1 票（5.9%），空白 2 票（11.8%）`,
  );
  expect(about([{ cast: 17, invalid: 1, blank: null }])[1]).toBe(
    `${out}，有效 16 票，无效 1 票（5.9%），空白票数不公布`,
  );
});

it('says nothing of blank ballots in a poll that did not count them, and which boxes do not tell them', () => {
  const of = (ballots: Parameters<typeof tallyDocument>[0]['ballots']) =>
    tallyDocument({ poll, ballots, parts: [], unit: '教育局', year: 2026 }).about[1];
  expect(of([{ cast: 17 }])).toMatch(/投票率 85.0%$/);
  expect(
    of([
      { cast: 8, blank: 2 },
      { cast: 9, blank: null },
    ]),
  ).toMatch(/，空白票 2 张（25.0%）（不含不公布的 1 个票箱）$/);
});

it('marks a trial', () => {
  const { about } = tallyDocument({
    ...{ poll: { ...poll, dryRun: true }, ballots: null, parts: [], unit: '教育局', year: 2026 },
  });
  expect(about[0]).toBe('模拟测试，不计入考核');
});
