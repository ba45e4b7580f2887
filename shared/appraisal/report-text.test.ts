import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import {
  attachmentType,
  countCharacters,
  missingFields,
  reportCopies,
  reportFaults,
  reportFields,
  reportGuidance,
  reportLength,
} from './report-text.ts';

const policy = presets['county-appraisal-2011']!;
const filled = (kind: 'team' | 'staff', length: number) => {
  const [first = '', ...others] = reportFields(policy, kind);
  const rest = Object.fromEntries(others.map((field) => [field, '略']));
  return { ...rest, [first]: '述'.repeat(length - others.length) };
};

test('H-06: 3000 and 1500 characters are within the limit, one more is not', () => {
  const codes = (kind: 'team' | 'staff', length: number) =>
    reportFaults(policy, kind, filled(kind, length)).map(({ code }) => code);
  expect(codes('team', 3000)).toEqual([]);
  expect(codes('team', 3001)).toEqual(['too-long']);
  expect(codes('staff', 1500)).toEqual([]);
  expect(codes('staff', 1501)).toEqual(['too-long']);
});

test('what people see as one character counts as one', () => {
  const counted = (text: string) => countCharacters(text, 'withoutSpaces');
  expect(counted('全县GDP增长8.5%，名列第一。')).toBe(17);
  expect(counted('  　\n\t\u00a0')).toBe(0);
  expect(counted('第一段\r\n第二段')).toBe(6);
  // beyond the basic plane: two code units each
  expect(counted('𠮷𪚥')).toBe(2);
  // with a variation selector, a combining accent, put together from several signs
  expect(counted('葛󠄀')).toBe(1);
  expect(counted('e\u0301')).toBe(1);
  expect(counted('👨‍👩‍👧')).toBe(1);
  // nothing that can be seen
  expect(counted('\u200b\ufeff')).toBe(0);
});

test('by the other rule spaces count, and ends of lines do not', () => {
  expect(countCharacters('一 二\n三', 'all')).toBe(4);
  expect(countCharacters('𠮷 \r\n', 'all')).toBe(2);
  expect(countCharacters('一　二', 'all')).toBe(3);
});

test('the short way of counting agrees with the long one', () => {
  const text = '一、2026 年，全镇“两不愁”——GDP（亿元）：8.5%…… 见《报告》；\n完。';
  for (const rule of ['all', 'withoutSpaces'] as const)
    expect(countCharacters(text, rule)).toBe(countCharacters(`${text}𠮷`, rule) - 1);
});

test('A-28, A-31, A-34: every field has to be filled in, spaces do not fill it', () => {
  expect(reportFields(policy, 'team')).toEqual([
    ...['思想政治建设', '领导能力建设', '工作实绩'],
    ...['存在的问题', '改进措施'],
  ]);
  const fields = reportFields(policy, 'cadre');
  expect(fields).toEqual(['述德', '述职', '述廉', '存在的问题', '改进措施']);
  expect(reportGuidance(policy, 'staff')).toEqual([
    ...['履行岗位职责', '贯彻落实科学发展观', '完成工作任务'],
    ...['思想政治素质', '组织领导能力', '工作作风', '工作实绩', '廉洁自律'],
  ]);
  const text = { 述德: '有', 述职: '有', 述廉: '有', 存在的问题: ' 　\n', 改进措施: '\u200b' };
  expect(missingFields(fields, text)).toEqual(['存在的问题', '改进措施']);
  expect(reportFaults(policy, 'cadre', text).map(({ path }) => path)).toEqual(['text.存在的问题', 'text.改进措施']);
  expect(reportLength(text, 'withoutSpaces')).toBe(3);
});

test('a policy without any division asks for one text', () => {
  const bare = structuredClone(policy);
  bare.reports.team.sections = [];
  expect(reportFields(bare, 'team')).toEqual(['正文']);
  expect(reportFaults(bare, 'team', {}).map(({ code }) => code)).toEqual(['empty-part']);
});

test('H-11: copies on paper of the team’s and the cadres’ reports', () => {
  expect((['team', 'cadre', 'staff'] as const).map((kind) => reportCopies(policy, kind))).toEqual([2, 2, 0]);
});

test('attachments are taken by the end of their name, as the policy says', () => {
  expect(attachmentType(policy, '证明.PDF')).toBe('application/pdf');
  expect(attachmentType(policy, '报表.xlsx')).toMatch(/spreadsheetml/);
  for (const name of ['页面.html', '脚本.pdf.exe', 'pdf', '图.svg', '甲.constructor'])
    expect(attachmentType(policy, name)).toBeUndefined();
  const onlyPdf = structuredClone(policy);
  onlyPdf.reports.attachments.types = ['pdf'];
  expect(attachmentType(onlyPdf, '照片.jpg')).toBeUndefined();
});
