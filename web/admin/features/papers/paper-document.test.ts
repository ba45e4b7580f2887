import { Packer } from 'docx';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { WholePaper } from '#shared/api/conduct/papers.ts';
import type { PaperFigures } from '#shared/appraisal/paper.ts';
import { chineseDay, figureSentences, paperDocument } from './paper-document.ts';
import { wordDocument } from './word-file.ts';

const around = {
  ...{ year: 2026, scheme: '一述双评三争创', unit: '桃江镇', group: '第一考核组', timeZone: 'Asia/Shanghai' },
};
const figures: PaperFigures = {
  people: { appraised: 40, ungraded: 1, notAppraised: 2, cadres: 9 },
  meeting: { date: '2026-12-20', expected: 60, present: 57 },
  teamReport: { done: 1, total: 1 },
  personalReports: { done: 38, total: 41 },
  interviews: { listed: 12, done: 10 },
  inquiries: { done: 1, total: 2 },
  opinions: [{ source: 'mass', counts: { good: 20, poor: 1 }, votes: 21, score: 97.62 }],
  recognition: 97.62,
};
const report: WholePaper = {
  ...{ subject: 'team', name: '桃江镇', role: null, state: 'finished', version: 4, changedAt: null, changedBy: null },
  template: [
    { kind: 'capabilities', title: '理解力', key: true },
    { kind: 'sections', title: '意见建议', key: false },
  ],
  parts: [
    { kind: 'capabilities', title: '理解力', text: '领会到位。\n\n落实有力。' },
    { kind: 'sections', title: '意见建议', text: '建议评为好。' },
  ],
  signed: { at: '2026-12-31T20:00:00.000Z', by: { user: 'u', name: '李组长' }, figures },
  figures,
};

test('the day of signing is that of the county', () => {
  expect(chineseDay('2026-12-31T20:00:00.000Z', 'Asia/Shanghai')).toBe('2027年1月1日');
  expect(chineseDay('2026-12-31T20:00:00.000Z', 'UTC')).toBe('2026年12月31日');
});

test('the figures as sentences; what is not known is left out', () => {
  expect(figureSentences(figures)).toEqual([
    '本单位共 43 人，其中科级干部 9 人；参加考核 41 人（其中不定等次 1 人），不进行考核 2 人。',
    '述职会议于 2026-12-20 召开，应到 60 人，实到 57 人，到会率 95.0%。',
    '领导班子工作总结已提交；个人述职报告应交 41 份，已交 38 份。',
    '个别谈话列入 12 人，完成 10 人。',
    '长期请假的科级干部 2 人，考核组已了解 1 人。',
    '对领导班子的群众评价共 21 票：好 20 票，较好 0 票，一般 0 票，差 1 票；得 97.62 分。',
    '群众的认可度（班子成员以外人员评议）为 97.62 分。',
  ]);
  const inItems = figures.opinions.map((one) => ({ ...one, ballots: 7 }));
  expect(figureSentences({ ...figures, opinions: inItems })).toContain(
    '对领导班子的群众评价共 7 票，分项评价 21 个：好 20 个，较好 0 个，一般 0 个，差 1 个；得 97.62 分。',
  );
  const unknown = { ...figures, meeting: null, teamReport: null, personalReports: null, inquiries: null };
  expect(figureSentences({ ...unknown, opinions: [], recognition: null })).toHaveLength(2);
});

test('a report: figures first, then the parts in the policy’s order, numbered; signed by group, leader and day', () => {
  const { title, about, chapters, signed } = paperDocument(report, around);
  expect([title, about]).toEqual(['桃江镇2026年度综合考核报告', '“一述双评三争创”年度考核']);
  expect(chapters.map((chapter) => chapter.title)).toEqual(['一、考核基本情况', '二、重点考核', '三、意见建议']);
  expect(chapters[1]?.parts).toEqual([{ title: '理解力', paragraphs: ['领会到位。', '落实有力。'] }]);
  expect(signed).toEqual({ group: '第一考核组', leader: '李组长', day: '2027年1月1日' });
});

test('a cadre’s material: name, unit and role; no signature before it is signed', () => {
  const material: WholePaper = {
    ...report,
    ...{ subject: 'cadre:p1', name: '王强', role: 'deputy', signed: null, figures: null },
    template: [{ kind: 'conduct', title: '德', key: false }],
    parts: [{ kind: 'conduct', title: '德', text: '政治坚定。' }],
  };
  const { title, about, chapters, signed } = paperDocument(material, around);
  expect([title, about, signed]).toEqual(['王强同志2026年度考核材料', '桃江镇　班子其他成员', null]);
  expect(chapters).toEqual([{ title: '一、主要表现', parts: [{ title: '德', paragraphs: ['政治坚定。'] }] }]);
});

test('the Word file is A4 in 仿宋 and holds every paper, each on a page of its own', async () => {
  const form = paperDocument(report, around);
  const content = await Packer.toBuffer(wordDocument([form, { ...form, title: '第二份材料' }]));
  const xml = new TextDecoder().decode(unzipSync(new Uint8Array(content))['word/document.xml']);
  for (const text of [form.title, '第二份材料', '领会到位。', '组长：李组长', '2027年1月1日'])
    expect(xml).toContain(text);
  expect(xml).toContain('w:w="11906" w:h="16838"');
  expect(xml).toContain('w:eastAsia="仿宋"');
  expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(1);
});
