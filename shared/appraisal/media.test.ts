import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Airtime, daysOf, endOf, isOverrun, mediaMachine, type MediaMove, overlaps } from './media.ts';
import { move } from './machine.ts';

test('H-09: 300 seconds of 5 minutes are in time, 301 are not', () => {
  expect(isOverrun(300, 5)).toBe(false);
  expect(isOverrun(301, 5)).toBe(true);
});

test('H-10: 28 December to 10 January are 14 days, 4 to 13 January 10', () => {
  expect(daysOf({ from: '2011-12-28', to: '2012-01-10' })).toHaveLength(14);
  const media = daysOf({ from: '2012-01-04', to: '2012-01-13' });
  expect([media.length, media[0], media.at(-1)]).toEqual([10, '2012-01-04', '2012-01-13']);
  expect(daysOf({ from: '2012-01-04', to: null })).toEqual([]);
});

test('one report may begin when another ends, not a minute before', () => {
  const first = { start: '19:55', minutes: 5 };
  expect(endOf(first)).toBe('20:00');
  expect(overlaps(first, { start: '20:00', minutes: 5 })).toBe(false);
  expect(overlaps(first, { start: '19:59', minutes: 5 })).toBe(true);
  expect(overlaps({ start: '19:51', minutes: 5 }, first)).toBe(true);
  expect(overlaps({ start: '19:50', minutes: 5 }, first)).toBe(false);
});

test('two reports overlap when they share a minute, whichever is named first', () => {
  const airtime = fc.record({ at: fc.integer({ min: 0, max: 1439 }), minutes: fc.integer({ min: 1, max: 30 }) });
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(airtime, airtime, (a, b) => {
      const [one, two]: Airtime[] = [a, b].map(({ at, minutes }) => ({ start: clock(at), minutes })) as [
        Airtime,
        Airtime,
      ];
      const minutesOf = ({ at, minutes }: typeof a) => Array.from({ length: minutes }, (_, n) => at + n);
      const shared = minutesOf(a).some((minute) => minutesOf(b).includes(minute));
      expect(overlaps(one!, two!)).toBe(shared);
      expect(overlaps(two!, one!)).toBe(shared);
    }),
  );
});

const fits: MediaMove = {
  ...{ enabled: true, listed: true, date: '2012-01-13', today: '2012-01-03', maxMinutes: 5, others: [] },
  ...{ window: { from: '2012-01-04', to: '2012-01-13' }, airtime: { start: '20:00', minutes: 5 } },
};
const schedule = (change: MediaMove) => {
  const moved = move(mediaMachine, 'listed', 'schedule', { ...fits, ...change });
  return moved.ok ? moved.to : { codes: moved.problems.map(({ code }) => code), field: moved.policyField };
};

test('a slot lies in the window, both days included, within the length, and beside no other', () => {
  expect(schedule({})).toBe('scheduled');
  expect(schedule({ date: '2012-01-04' })).toBe('scheduled');
  expect(schedule({ date: '2012-01-14' })).toEqual({ codes: ['outside-window'], field: 'schedule.media' });
  expect(schedule({ date: '2012-01-03' })).toEqual({ codes: ['outside-window'], field: 'schedule.media' });
  expect(schedule({ window: { from: null, to: null } })).toEqual({
    ...{ codes: ['outside-window'], field: 'schedule.media' },
  });
  expect(schedule({ airtime: { start: '20:00', minutes: 6 } })).toEqual({
    ...{ codes: ['too-long'], field: 'media.maxMinutes' },
  });
  expect(schedule({ airtime: { start: '23:55', minutes: 5 } })).toBe('scheduled');
  expect(schedule({ airtime: { start: '23:56', minutes: 5 } })).toMatchObject({ codes: ['past-midnight'] });
  expect(schedule({ others: [{ start: '20:04', minutes: 5 }] })).toMatchObject({ codes: ['overlap'] });
  expect(schedule({ enabled: false, listed: false })).toEqual({
    ...{ codes: ['not-held', 'not-listed'], field: 'media.enabled' },
  });
});

test('a report is recorded or missed from its day on, and a missed one is scheduled anew', () => {
  const on = (today: string) => move(mediaMachine, 'scheduled', 'record', { date: '2012-01-05', today }).ok;
  expect([on('2012-01-04'), on('2012-01-05'), on('2012-01-06')]).toEqual([false, true, true]);
  const early = { date: '2012-01-05', today: '2012-01-04' };
  expect(move(mediaMachine, 'scheduled', 'miss', early)).toMatchObject({ problems: [{ code: 'not-yet' }] });
  expect(move(mediaMachine, 'missed', 'schedule', fits).ok).toBe(true);
  expect(move(mediaMachine, 'recorded', 'schedule', fits).ok).toBe(false);
  expect(move(mediaMachine, 'recorded', 'release', {}).ok).toBe(false);
});
