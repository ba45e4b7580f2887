/**
 * Public holidays and make-up working days as the State Council's General Office announced them for each year
 * (国务院办公厅关于部分节假日安排的通知): dated data, to be checked against the notice and edited in a county's policy.
 */
interface Year {
  holidays: readonly string[];
  workingDays: readonly string[];
}

const days = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);

const years: Readonly<Record<number, Year>> = {
  2011: {
    holidays: [
      ...days('2011-01', 1, 3),
      ...days('2011-02', 2, 8),
      ...days('2011-04', 3, 5),
      '2011-04-30',
      ...days('2011-05', 1, 2),
      ...days('2011-06', 4, 6),
      ...days('2011-09', 10, 12),
      ...days('2011-10', 1, 7),
    ],
    workingDays: ['2011-01-30', '2011-02-12', '2011-04-02', '2011-10-08', '2011-10-09', '2011-12-31'],
  },
  2012: {
    holidays: [
      ...days('2012-01', 1, 3),
      ...days('2012-01', 22, 28),
      ...days('2012-04', 2, 4),
      ...days('2012-04', 29, 30),
      '2012-05-01',
      ...days('2012-06', 22, 24),
      '2012-09-30',
      ...days('2012-10', 1, 7),
    ],
    workingDays: ['2012-01-21', '2012-01-29', '2012-03-31', '2012-04-01', '2012-04-28', '2012-09-29'],
  },
  2021: {
    holidays: [
      ...days('2021-01', 1, 3),
      ...days('2021-02', 11, 17),
      ...days('2021-04', 3, 5),
      ...days('2021-05', 1, 5),
      ...days('2021-06', 12, 14),
      ...days('2021-09', 19, 21),
      ...days('2021-10', 1, 7),
    ],
    workingDays: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
};

/** The calendar part of a policy for some years. */
export function holidaysOf(...wanted: number[]): { holidays: string[]; workingDays: string[] } {
  const known = wanted.flatMap((year) => years[year] ?? []);
  return {
    holidays: known.flatMap((year) => year.holidays),
    workingDays: known.flatMap((year) => year.workingDays),
  };
}
