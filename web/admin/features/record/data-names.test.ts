import { expect, test } from 'vitest';
import { fieldNamesOf } from './data-names.ts';

test('a number is a person’s in the register, a submission’s in a report, an edition’s in a notice', () => {
  const numberIn = (event: string) => fieldNamesOf(event)['number']?.zh;
  expect(numberIn('person.created')).toBe('工号');
  expect(numberIn('report.submitted')).toBe('第几次提交');
  expect(numberIn('notice.published')).toBe('第几次发布');
});
