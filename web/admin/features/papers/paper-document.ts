import type { WholePaper } from '#shared/api/conduct/papers.ts';
import { type PaperFigures, partKindNames, partKinds, personOf } from '#shared/appraisal/paper.ts';
import { roleNames, selfGradeNames, sourceNames, teamGradeNames } from '#shared/policy/terms.ts';

/** A paper as it is printed and exported: one form for both. Official papers are Chinese whatever the page's language. */
export interface PaperDocument {
  title: string;
  /** under the title, in brackets */
  about: string;
  chapters: { title: string; parts: { title: string | null; paragraphs: string[] }[] }[];
  signed: { group: string; leader: string; day: string } | null;
}

export interface Around {
  year: number;
  scheme: string;
  unit: string;
  group: string;
  /** the county's time zone, which the day of signing is of */
  timeZone: string;
}

const paragraphs = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
};

const numbers = '一二三四五六七八九十';

/** 2026年12月20日, in the county's time zone */
export function chineseDay(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(at))
    .map(({ type, value }) => [type, value] as const);
  const { year, month, day } = Object.fromEntries(parts);
  return `${year}年${month}月${day}日`;
}

export function paperDocument(paper: WholePaper, around: Around): PaperDocument {
  const { year, scheme, unit, group, timeZone } = around;
  const isReport = personOf(paper.subject) === null;
  const written = partKinds.flatMap((kind) => {
    const parts = paper.parts.filter((part) => part.kind === kind);
    return parts.length === 0 ? [] : [{ kind, parts }];
  });
  // The order of the template: its first part of each kind.
  const order = [...new Set(paper.template.map(({ kind }) => kind))];
  const chapters: PaperDocument['chapters'] = written
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap(({ kind, parts }): PaperDocument['chapters'] =>
      kind === 'sections'
        ? parts.map(({ title, text }) => ({ title, parts: [{ title: null, paragraphs: paragraphs(text) }] }))
        : [
            {
              title: partKindNames[kind].zh,
              parts: parts.map(({ title, text }) => ({ title, paragraphs: paragraphs(text) })),
            },
          ],
    );
  const figures = paper.figures
    ? [{ title: '考核基本情况', parts: [{ title: null, paragraphs: figureSentences(paper.figures) }] }]
    : [];
  const role = paper.role === null ? '' : roleNames[paper.role as keyof typeof roleNames].zh;
  return {
    title: isReport ? `${unit}${year}年度综合考核报告` : `${paper.name}同志${year}年度考核材料`,
    about: isReport ? `“${scheme}”年度考核` : [unit, role].filter(Boolean).join('　'),
    chapters: [...figures, ...chapters].map((chapter, i) => ({
      ...chapter,
      title: `${numbers[i] ?? String(i + 1)}、${chapter.title}`,
    })),
    signed: paper.signed && { group, leader: paper.signed.by.name, day: chineseDay(paper.signed.at, timeZone) },
  };
}

/** The figures as sentences; what is not known yet is left out. */
export function figureSentences(figures: PaperFigures): string[] {
  const { people, meeting, teamReport, personalReports, interviews, inquiries, opinions, recognition } = figures;
  const all = people.appraised + people.ungraded + people.notAppraised;
  const sentences = [
    `本单位共 ${all} 人，其中科级干部 ${people.cadres} 人；参加考核 ${people.appraised + people.ungraded} 人` +
      `（其中不定等次 ${people.ungraded} 人），不进行考核 ${people.notAppraised} 人。`,
  ];
  if (meeting?.date) sentences.push(`述职会议于 ${meeting.date} 召开${attendance(meeting)}。`);
  if (teamReport || personalReports) {
    const team = teamReport ? [`领导班子工作总结${teamReport.done >= teamReport.total ? '已提交' : '未提交'}`] : [];
    const own = personalReports
      ? [`个人述职报告应交 ${personalReports.total} 份，已交 ${personalReports.done} 份`]
      : [];
    sentences.push(`${[...team, ...own].join('；')}。`);
  }
  sentences.push(`个别谈话列入 ${interviews.listed} 人，完成 ${interviews.done} 人。`);
  if (inquiries) sentences.push(`长期请假的科级干部 ${inquiries.total} 人，考核组已了解 ${inquiries.done} 人。`);
  const sources = Object.keys(sourceNames);
  const inOrder = opinions.toSorted((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source));
  for (const { source, counts, votes, ballots, score } of inOrder) {
    const name = sourceNames[source as keyof typeof sourceNames].zh;
    const scale = Object.entries(source === 'self' ? selfGradeNames : teamGradeNames);
    const [all, one] = ballots === undefined ? [`${votes} 票`, '票'] : [`${ballots} 票，分项评价 ${votes} 个`, '个'];
    const grades = scale.map(([grade, { zh }]) => `${zh} ${counts[grade] ?? 0} ${one}`);
    const points = score === null ? '票数不足，不计分' : `得 ${score} 分`;
    sentences.push(`对领导班子的${name}共 ${all}：${grades.join('，')}；${points}。`);
  }
  if (recognition !== null) sentences.push(`群众的认可度（班子成员以外人员评议）为 ${recognition} 分。`);
  return sentences;
}

function attendance({ expected, present }: NonNullable<PaperFigures['meeting']>): string {
  if (expected === null || present === null) return '';
  const rate = expected === 0 ? '' : `，到会率 ${((present / expected) * 100).toFixed(1)}%`;
  return `，应到 ${expected} 人，实到 ${present} 人${rate}`;
}
