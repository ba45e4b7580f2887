import { Refusal } from '#functions/platform/errors.ts';

/** What is entered has happened: its day is no later than today. */
export function refuseIfAhead(date: string, today: string): void {
  if (date <= today) return;
  const message = { zh: '日期晚于今天，请在办理后登记。', en: 'The date lies ahead: enter it once it has been done.' };
  throw new Refusal('refused', message, { problems: [{ path: 'date', code: 'ahead', message }] });
}
