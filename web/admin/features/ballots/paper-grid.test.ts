import { expect, it } from 'vitest';
import { cellKey, countOf, draftFaults, draftOf, linesOf, nominated, numberOf, sumOfLine } from './paper-grid.ts';

const poll = {
  voters: 10,
  subjects: [
    { kind: 'team' as const, id: 't', name: '班子', post: '' },
    { kind: 'person' as const, id: 'p', name: '王', post: '局长' },
  ],
  items: ['德', '能'].map((label, i) => ({ id: `d${i}`, label, weight: 1 })),
  rules: {
    ...{ abstain: true, nominations: true, layout: 'multiple' as const },
    comments: { enabled: false, requiredFor: [], maxChars: 10 },
  },
};
const draft = {
  issued: '10',
  returned: '9',
  [cellKey(0, 0, 'good')]: '9',
  [cellKey(1, 0, 'excellent')]: '5',
  [cellKey(1, 0, 'abstain')]: '4',
  [cellKey(1, 0, nominated)]: '3',
};

it('has a line for the team as a whole and one for each item of a person', () => {
  expect(linesOf(poll).map(({ subject, item, hasNominations }) => [subject, item, hasNominations])).toEqual([
    [0, 0, false],
    [1, 0, true],
    [1, 1, false],
  ]);
});

it('sums a line as it is typed, full-width figures too', () => {
  expect(sumOfLine(draft, linesOf(poll)[1]!)).toBe(9);
  expect(numberOf('１２')).toBe(12);
  expect(numberOf('')).toBe(0);
  expect(numberOf('1.5')).toBeNull();
});

it('comes back from what was entered as it went out', () => {
  const count = countOf(poll, draft);
  expect(count).toMatchObject({ issued: 10, returned: 9, invalid: 0, blank: 0 });
  expect(count.rows[1]).toMatchObject({ subject: 1, nominations: 3 });
  expect(countOf(poll, draftOf(poll, count))).toEqual(count);
  const whole = countOf(poll, { ...draft, returned: '10', invalid: '1', blank: '０' });
  expect(countOf(poll, draftOf(poll, whole))).toMatchObject({ invalid: 1, blank: 0 });
  // A bundle of before has neither.
  const { invalid: _invalid, blank: _blank, ...before } = count;
  expect(countOf(poll, draftOf(poll, before))).toEqual(count);
});

it('says what cannot be at the place where it was typed', () => {
  expect(draftFaults(poll, draft).size).toBe(0);
  const keys = (more: Record<string, string>) => [...draftFaults(poll, { ...draft, ...more }).keys()];
  expect(keys({ issued: '11' })).toEqual(['issued']);
  expect(keys({ [cellKey(0, 0, 'poor')]: '1' })).toEqual(['0.0']);
  expect(keys({ invalid: '10' })).toContain('invalid');
  expect(keys({ blank: '1' })).toEqual(['0.0']);
  expect(keys({ blank: 'x' })).toEqual(['blank']);
  expect(keys({ [cellKey(1, 0, nominated)]: '10' })).toEqual([cellKey(1, 0, nominated)]);
  expect(keys({ [cellKey(1, 1, 'excellent')]: 'x' })).toEqual([cellKey(1, 1, 'excellent')]);
});
