import { describe, expect, it } from 'vitest';
import { recordOf } from './person-values.ts';

const person = { id: 'p1', name: '王伟', unit: 'u1', rank: 'staff', role: 'member' } as const;

describe('recordOf', () => {
  it('leaves out what is empty and trims texts', () => {
    const values = {
      ...person,
      name: ' 王伟 ',
      phone: '',
      leaves: [],
      satisfactionNominee: false,
      awaitingAssignment: {},
    };
    expect(recordOf(values)).toEqual(person);
  });

  it('keeps zero, a year without a grade and a bar without a note', () => {
    const values = {
      ...person,
      nominations: 0,
      history: [{ year: 2024, grade: null, honour: '' }],
      bars: [{ kind: 'warning', note: '' }],
    };
    expect(recordOf(values)).toEqual({
      ...person,
      nominations: 0,
      history: [{ year: 2024, grade: null }],
      bars: [{ kind: 'warning', note: '' }],
    });
  });
});
