import { shareOf, shareText } from '#shared/ballots/rates.ts';
import { sourceNames } from '#shared/policy/terms.ts';
import { isGrade, type TallyPart, type TallyRow } from './tally-table.ts';
import type { PollLine, PollView } from './use-poll.ts';

/** The tally 评议情况汇总表 as it is exported. Official papers are Chinese whatever the page's language. */
export interface TallyDocument {
  title: string;
  fileName: string;
  /** below the title: class of voters, turnout, marks of a trial or of paper */
  about: string[];
  parts: { title: string; columns: TallyColumn[]; rows: TallyCell[][] }[];
  notes: string[];
}

/** `name`: takes what the figures leave; `grade`: a count with its share; `share`: percent */
export interface TallyColumn {
  head: string;
  kind: 'name' | 'figure' | 'grade' | 'share';
}

/** Percent with one decimal; null: there is none to be told. */
export interface GradeCell {
  count: number | null;
  share: number | null;
}
export type TallyCell = string | number | null | GradeCell;

/** the line for those who sign it */
export const signatures = '汇总人：　　　　　　复核人：　　　　　　监督人：';

const baseNote = '各等次的比例以作出评价的票为基数，“不了解”和没有填写的不计入基数。';

export function tallyDocument(props: {
  poll: PollLine;
  ballots: PollView['ballots'];
  parts: readonly TallyPart[];
  unit: string;
  year: number | null;
}): TallyDocument {
  const { poll, ballots, parts, unit, year } = props;
  const title = `${unit}${year === null ? '' : `${year}年度`}考核评议情况汇总表`;
  const about = [
    ...(poll.dryRun ? ['模拟测试，不计入考核'] : []),
    `评议：${sourceNames[poll.source].zh}（${poll.title}）${poll.medium === 'paper' ? '，纸质测评' : ''}`,
    `应参加 ${poll.voters} 人${poll.turnout ? `，${came(poll, poll.turnout)}` : ''}${blankOf(poll, ballots)}`,
  ];
  const hasFew = parts.some(({ rows }) => rows.some(({ rates }) => rates === null));
  return {
    title,
    fileName: `${title}（${poll.title}）`,
    about,
    parts: parts.map(partOf),
    notes: [
      ...(parts.length > 0 ? [baseNote] : []),
      ...(hasFew
        ? [`“—”：作出评价（不含“不了解”）的不足 ${poll.minBallots} 票，为保护投票人，不公布该对象的任何票数。`]
        : []),
    ],
  };
}

function came({ medium, boxes }: PollLine, { issued, least, most }: NonNullable<PollLine['turnout']>): string {
  const { cast, roll } = least;
  const [low, high] = [least, most ?? least].map((box) => shareText(shareOf(box.cast, box.roll)));
  const isOne = boxes.length === 1 || roll === 0;
  const rate = `投票率${isOne ? '' : '最低的票箱'} ${low}${high === low ? '' : `，最高的 ${high}`}`;
  return medium === 'paper'
    ? `发出 ${issued} 票，收回 ${cast} 票，${rate}`
    : `领票 ${issued} 张，投票 ${cast} 张，${rate}`;
}

/** Rates are of the ballots cast, on paper of those that came back; nothing of a poll that did not count them. */
function blankOf(poll: PollLine, ballots: PollView['ballots']): string {
  if (!ballots) return '';
  const { cast, invalid, blank, withheld } = ballots;
  const part = (n: number, unit: string): string => `${n} ${unit}（${shareText(shareOf(n, cast))}）`;
  const others = withheld > 0 && blank !== null ? `（不含不公布的 ${withheld} 个票箱）` : '';
  if (poll.medium === 'electronic')
    return blank === null ? '，空白票数不公布' : `，空白票 ${part(blank, '张')}${others}`;
  const ofPaper = `，有效 ${cast - invalid} 票，无效 ${part(invalid, '票')}`;
  return `${ofPaper}，${blank === null ? '空白票数不公布' : `空白 ${part(blank, '票')}`}`;
}

function partOf({ kind, marks, upper, rows }: TallyPart): TallyDocument['parts'][number] {
  const hasItems = rows.some(({ item }) => item !== null);
  const hasNominations = rows.some(({ nominations }) => nominations !== null);
  const column = (head: string, of: TallyColumn['kind'] = 'figure'): TallyColumn => ({ head, kind: of });
  const itemOf = ({ item, isTogether }: TallyRow) => (isTogether ? '按权重合计' : (item ?? ''));
  return {
    title: kind === 'team' ? '领导班子' : '个人',
    columns: [
      column('评议对象', 'name'),
      column('职务', 'name'),
      ...(hasItems ? [column('评价项目')] : []),
      ...marks.map((mark) => column(mark.label.zh, isGrade(mark) ? 'grade' : 'figure')),
      column(`${upper.zh}率`, 'share'),
      ...(hasNominations ? [column('推荐优秀')] : []),
      column('投票数'),
    ],
    rows: rows.map((row) => [
      ...(row.isTogether ? ['', ''] : [row.name, row.post]),
      ...(hasItems ? [itemOf(row)] : []),
      ...marks.map((mark, at) => cellOf(row, isGrade(mark), at)),
      row.rates === null ? '—' : row.rates.upper,
      ...(hasNominations ? [row.rates === null ? '—' : (row.nominations ?? '')] : []),
      row.isTogether ? '' : row.ballots,
    ]),
  };
}

function cellOf({ counts, rates, isTogether }: TallyRow, isOfGrade: boolean, at: number): TallyCell {
  if (rates === null) return '—';
  if (isOfGrade) return { count: counts?.[at] ?? null, share: rates.shares[at]! };
  return isTogether ? '' : counts![at]!;
}
