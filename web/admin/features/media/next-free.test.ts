import { expect, test } from 'vitest';
import { nextFree } from './next-free.ts';

const view = (slots: [string, string][], today = '2027-01-01') => ({
  ...{ window: { from: '2027-01-04', to: '2027-01-06' }, today, maxMinutes: 5 },
  slots: slots.map(([date, start]) => ({
    ...{ unit: 'u', person: 'p', name: '甲镇', speaker: '甲', date, start, minutes: 5 },
    ...{ state: 'scheduled' as const, seconds: null, note: null, reason: null, over: false },
  })),
});

test('the first day in the evening, then right after the last report', () => {
  expect(nextFree(view([]))).toEqual({ date: '2027-01-04', start: '19:30' });
  expect(nextFree(view([['2027-01-04', '19:30']]))).toEqual({ date: '2027-01-04', start: '19:35' });
  const later: [string, string][] = [
    ['2027-01-04', '19:30'],
    ['2027-01-05', '20:00'],
  ];
  expect(nextFree(view(later))).toEqual({ date: '2027-01-05', start: '20:05' });
});

test('days gone by are passed over; a full evening starts again', () => {
  expect(nextFree(view([['2027-01-04', '19:30']], '2027-01-05'))).toEqual({ date: '2027-01-05', start: '19:30' });
  expect(nextFree(view([['2027-01-04', '23:55']]))).toEqual({ date: '2027-01-04', start: '19:30' });
  expect(nextFree({ ...view([]), window: { from: null, to: null } })).toEqual({ start: '19:30' });
});
