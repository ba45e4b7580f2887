import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedsOf } from './feeds.ts';
import { isReadBy, withRead } from './inbox.ts';
import { type FoundMessage, nothingRead } from './repository.ts';

const idOf = (second: number): string =>
  `${new Date(Date.UTC(2026, 10, 1) + second * 1000).toISOString()}~${'0'.repeat(16)}`;
const message = (second: number) =>
  ({ messageId: idOf(second), at: idOf(second).split('~')[0], by: { user: 'x', name: 'x' } }) as FoundMessage;

test('what was read stays read, whatever is read besides; the list stays small', () => {
  const reading = fc.array(fc.oneof(fc.array(fc.nat(2000), { maxLength: 60 }), fc.nat(2000)), { maxLength: 30 });
  fc.assert(
    fc.property(reading, (acts) => {
      const read = new Set<number>();
      let marks = nothingRead;
      for (const act of acts) {
        if (Array.isArray(act)) act.forEach((second) => read.add(second));
        marks = Array.isArray(act)
          ? withRead(marks, act.map(idOf), null)
          : withRead(marks, [], idOf(act).split('~')[0]!);
        expect(marks.read.length).toBeLessThanOrEqual(300);
        for (const second of read) expect(isReadBy('me', marks)(message(second))).toBe(true);
      }
    }),
  );
});

test('nothing else is read, as long as the list is not full', () => {
  const marks = withRead(withRead(nothingRead, [idOf(5), idOf(9)], null), [], idOf(3).split('~')[0]!);
  const isRead = isReadBy('me', marks);
  expect([1, 3, 4, 5, 6, 9, 10].filter((second) => isRead(message(second)))).toEqual([1, 3, 5, 9]);
});

test('feeds: everybody’s, those of the roles where they are held, one’s own; each once', () => {
  const roles = [
    { role: 'appraisal-office' as const },
    { role: 'county-admin' as const },
    { role: 'unit-leader' as const, scope: 'u' },
    { role: 'unit-liaison' as const, scope: 'u' },
    { role: 'data-provider' as const, scope: 'v' },
  ];
  expect(feedsOf({ roles, person: { id: 'p', unit: 'w' } })).toEqual([
    { to: 'everybody' },
    { to: 'office' },
    { to: 'unit', unit: 'u' },
    { to: 'person', unit: 'w', person: 'p' },
  ]);
});
