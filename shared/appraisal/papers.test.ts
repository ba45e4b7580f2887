import { describe, expect, test } from 'vitest';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { move } from './machine.ts';
import { cadreSubject, partsOf, personOf, subjectSchema, team, templateOf, unwritten } from './paper.ts';
import { paperMachine, papersSteps, withMaterial } from './papers.ts';
import type { Appraised } from './placement.ts';
import { planOf } from './plan.ts';
import { nothingYet } from './unit-conduct.ts';

const policy = policySchema.parse({ ...examplePolicy() });
const person = (id: string, rank: Appraised['rank'], status: Appraised['status'] = 'appraised'): Appraised => ({
  ...{ id, name: id, rank, role: 'member', home: 'u', unit: 'u', status },
});
const people = [
  person('a', 'cadre'),
  person('b', 'cadre', 'ungraded'),
  person('away', 'cadre', 'notAppraised'),
  person('c', 'staff'),
];

test('a subject is the team, or a cadre: nobody’s id is taken for the other', () => {
  expect([team, 'team', 'x'].map(personOf)).toEqual([null, null, null]);
  expect(personOf(cadreSubject('team'))).toBe('team');
  expect(['team', 'cadre:a', 'cadre:', 'a'].map((text) => subjectSchema.safeParse(text).success)).toEqual([
    ...[true, true, false, false],
  ]);
});

test('the parts are the policy’s: key capabilities, content and sections; dimensions and sections of a cadre', () => {
  const titles = (subject: string, kind: string) =>
    templateOf(policy, subject).flatMap((part) => (part.kind === kind ? [part.title] : []));
  expect(titles(team, 'capabilities')).toEqual(['理解力', '执行力', '操作力', '创造力']);
  expect(titles(team, 'items')).toEqual(policy.reports.team.items);
  expect(titles(team, 'sections')).toEqual(policy.documents.reportSections);
  expect(titles('cadre:a', 'conduct')).toEqual(policy.ballots.dimensions.map(({ label }) => label));
  expect(titles('cadre:a', 'sections')).toEqual(['主要不足', '考核组意见']);
  expect(templateOf(policy, team).filter(({ key }) => key)).toHaveLength(4);
});

test('what was written is put under the headings that the policy has now; blanks are no text', () => {
  const template = templateOf(policy, 'cadre:a').slice(-2);
  const written = [
    { kind: 'sections', title: '主要不足', text: ' \n' },
    { kind: 'sections', title: '旧的项目', text: '旧' },
    { kind: 'conduct', title: '考核组意见', text: '别处' },
  ] as const;
  expect(partsOf(template, written).map(({ text }) => text)).toEqual([' \n', '']);
  expect(unwritten(template, written)).toEqual(['主要不足', '考核组意见']);
});

describe('the steps', () => {
  const unit = { id: 'u', name: '甲', category: 'c', level: 'first', group: 'g' } as const;
  const plan = planOf(policy, { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' });
  const input = (states: Record<string, 'draft' | 'finished'>, of = policy) => ({
    ...{ policy: of, plan, unit, people, today: '2027-01-05' },
    conduct: { ...nothingYet, papers: { states } },
  });

  test('count the finished ones; who is not appraised has none (A-68)', () => {
    expect(withMaterial(people).map(({ id }) => id)).toEqual(['a', 'b']);
    const [report, materials] = papersSteps;
    expect(report?.progress(input({ team: 'draft' }))).toEqual({ done: 0, total: 1 });
    expect(report?.progress(input({ team: 'finished' }))).toEqual({ done: 1, total: 1 });
    const states = { 'cadre:a': 'finished', 'cadre:b': 'draft', 'cadre:away': 'finished' } as const;
    expect(materials?.progress(input(states))).toEqual({ done: 1, total: 2 });
  });

  test('are not there where the policy does not ask for them', () => {
    const documents = { comprehensiveReport: false, cadreMaterial: false };
    const without = policySchema.parse({ ...examplePolicy(), documents });
    expect(papersSteps.map((step) => step.applies(input({}, without)))).toEqual([false, false]);
    expect(papersSteps.map((step) => step.applies(input({})))).toEqual([true, true]);
  });
});

test('a finished paper is opened again until the materials have gone to the office', () => {
  const ready = { blockedBy: [], unwritten: [], isForwarded: false };
  const reopen = (isForwarded: boolean) => move(paperMachine, 'finished', 'reopen', { ...ready, isForwarded });
  expect(reopen(false)).toMatchObject({ ok: true, to: 'draft', event: 'paper.reopened' });
  expect(reopen(true)).toMatchObject({ ok: false, problems: [{ code: 'forwarded' }] });
  const finish = (unwritten: string[]) => move(paperMachine, 'draft', 'finish', { ...ready, unwritten });
  expect(finish(['理解力'])).toMatchObject({ ok: false, problems: [{ code: 'unwritten' }] });
  expect(finish([])).toMatchObject({ ok: true, to: 'finished' });
  expect(move(paperMachine, 'draft', 'finish', { ...ready, blockedBy: ['meeting'] })).toMatchObject({
    ...{ problems: [{ code: 'visit-first' }], policyField: 'meetings.required' },
  });
});
