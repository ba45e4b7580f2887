import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../check.ts';
import { fieldAt, fields } from '../fields.ts';
import { policySchema } from '../schema.ts';
import { markedPaths, originOf, presetNotes, presets } from './all.ts';

describe.each(presetNotes.map(({ name }) => name))('%s', (name) => {
  test('is whole and breaks no rule', () => {
    const policy = presets[name]!;
    expect(policySchema.parse(policy)).toEqual(policy);
    expect(checkPolicy(policy)).toEqual([]);
  });

  test('marks only paths that exist, each once', () => {
    const paths = markedPaths(name);
    expect(new Set(paths).size).toBe(paths.length);
    const isKnown = (path: string) =>
      fieldAt(path) !== undefined || fields.some((f) => f.path.startsWith(`${path.replaceAll(/\[\d+\]/g, '[]')}.`));
    expect(paths.filter((path) => !isKnown(path))).toEqual([]);
  });
});

test('the figures of the notice of 2011', () => {
  const p = presets['county-appraisal-2011']!;
  expect(p.schedule.onSite).toEqual({ from: '2011-12-28', to: '2012-01-10' });
  expect(p.schedule.media).toEqual({ from: '2012-01-04', to: '2012-01-13' });
  expect([p.schedule.formsOut, p.schedule.packagesIn]).toEqual(['2011-12-28', '2012-01-20']);
  expect([p.eligibility.halfYearMonths, p.eligibility.halfYearDays]).toEqual([6, 183]);
  expect([p.grading.quota.cadre.percent, p.grading.quota.staff.percent]).toEqual([25, null]);
  expect([p.reports.team.maxChars, p.reports.individual.maxChars, p.reports.copies]).toEqual([3000, 1500, 2]);
  expect([p.meetings.oral.maxMinutes, p.interviews.maxPerUnit, p.documents.fee]).toEqual([5, 15, 15]);
  expect(p.meetings.attendance[0]).toMatchObject({ minRepresentatives: 20, maxRepresentatives: 30 });
  expect(p.rewards).toMatchObject({
    excellent: { amount: 800 },
    consecutive: { years: 3, amount: 1500, stacks: false },
  });
  expect(p.recognition).toEqual({ perUnit: 1, cadresPerGroup: 5, staffPerGroup: 10 });
  expect(p.grading.principalsBy).toBe('unitPerformance');
});

test('the figures of target management', () => {
  const p = presets['target-management']!;
  const points = p.categories.map((c) => c.sections.map((s) => s.points));
  expect(points).toEqual([
    [30, 20, 12, 8, 30],
    [55, 45],
    [70, 30],
  ]);
  const counts = p.categories.map((c) => c.sections.map((s) => s.indicators.length));
  expect(counts).toEqual([
    [3, 5, 1, 3, 6],
    [10, 6],
    [4, 9],
  ]);
  expect(p.categories[0]!.sections[3]!.indicators.map((i) => i.points)).toEqual([2.67, 2.67, 2.66]);
  const nine = p.categories[2]!.sections[1]!.indicators.map((i) => i.points);
  expect(nine).toEqual([3.33, 3.33, 3.33, 3.33, 3.33, 3.33, 3.34, 3.34, 3.34]);
  expect(p.composites).toMatchObject({
    team: { performance: 70, opinion: 30 },
    principal: { team: 6, duty: 1, opinion: 3 },
    deputy: { team: 3, duty: 4, opinion: 3 },
  });
  expect([p.targets.growthFloor, p.targets.minAverageGrowth, p.targets.upperCap]).toEqual([12, 10, null]);
  expect(p.targets.areaRatio).toMatchObject({ economy: 5, society: 2, party: 3 });
  expect(p.fund.percentOfRevenue).toBe(5);
  expect(p.opinion.weights.team).toEqual({ mass: 50, peer: 20, leader: 25, self: 5 });
  expect(p.consequences.eliminated).toMatchObject({
    principalGrade: 'incompetent',
    cancelExcellent: true,
    minTeams: 3,
  });
});

test('the figures of the hall', () => {
  const { hall, modules } = presets['service-hall']!;
  expect(modules).toEqual({ appraisal: false, targets: false, hall: true });
  expect(hall.redFlag.weights).toEqual({ attendance: 30, timeLimits: 30, patrols: 20, satisfaction: 20 });
  expect([hall.redFlag.perMonth, hall.redFlag.perQuarter, hall.redFlag.perYear]).toEqual([5, 2, 1]);
  expect(hall.complaints.answerDays).toBe(15);
});

test('the figures of the national rule', () => {
  const p = presets['national-2020']!;
  expect(p.eligibility).toMatchObject({ leaveBound: 'exclusive', leaveOutcome: 'ungraded' });
  expect(p.grading.quota.cadre).toMatchObject({ percent: 20, ceilingPercent: 25 });
  expect(p.grading.quota.staff).toMatchObject({ percent: 20, mergeBelow: 5 });
  expect(p.rewards).toMatchObject({ excellent: { amount: 1500 }, consecutive: { amount: 3000 } });
  expect([p.procedure.publication.days, p.procedure.review.applyDays]).toEqual([5, 30]);
  expect(p.gradeNames.institution.competent).toBe('合格');
});

test('a figure’s origin is that of its longest marked path', () => {
  expect(originOf('county-appraisal-2011', 'grading.quota.cadre.percent')).toBe('source');
  expect(originOf('county-appraisal-2011', 'grading.quota.staff.percent')).toBe('default');
  expect(originOf('county-appraisal-2011', 'meetings.attendance[0].minRepresentatives')).toBe('source');
  expect(originOf('county-appraisal-2011', 'meetings.attendance[1].minRepresentatives')).toBe('default');
  expect(originOf('national-2020', 'grading.quota.cadre.percent')).toBe('law');
  expect(originOf('target-management', 'categories[0].sections[0].points')).toBe('source');
  expect(originOf('target-management', 'categories[0].sections[0].indicators[0].points')).toBe('default');
});
