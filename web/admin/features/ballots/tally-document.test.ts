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
    parts: [part([10, 7])],
    unit: '教育局',
    year: 2026,
  });
  expect(title).toBe('教育局2026年度考核评议情况汇总表');
  expect(about).toEqual(['评议：群众评价（全体干部职工）', '应参加 20 人，领票 18 张，投票 17 张，投票率 85.0%']);
  expect(parts[0]!.heads).toEqual(['评议对象', '职务', '优秀', '不了解', '推荐优秀', '投票数']);
  expect(parts[0]!.rows).toEqual([['王局长', '局长', 10, 7, 6, 17]]);
  expect(notes).toEqual([]);
});

it('shows nothing of whom too few judged, and says why', () => {
  const { parts, notes } = tallyDocument({ poll, parts: [part(null)], unit: '教育局', year: null });
  expect(parts[0]!.rows).toEqual([['王局长', '局长', '—', '—', 17]]);
  expect(notes[0]).toContain('不足 5 票');
});

it('says of paper what went out and came back', () => {
  const { about } = tallyDocument({ poll: { ...poll, medium: 'paper' }, parts: [], unit: '教育局', year: 2026 });
  expect(about).toEqual([
    '评议：群众评价（全体干部职工），纸质测评',
    '应参加 20 人，发出 18 票，收回 17 票，投票率 85.0%',
  ]);
});

it('marks a trial', () => {
  const { about } = tallyDocument({ poll: { ...poll, dryRun: true }, parts: [], unit: '教育局', year: 2026 });
  expect(about[0]).toBe('模拟测试，不计入考核');
});
