import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castBody } from './cast-body.ts';
import { bodySize, itemsOf, marksOf, type Sheet } from './sheet.ts';

/** The one size of a box's requests holds every ballot that its paper allows. */

const longest = (of: Sheet, character: string, maxChars: number) => ({
  ...{ box: 'A'.repeat(100), prefix: 'A'.repeat(43), serial: 'A'.repeat(43), signature: 'A'.repeat(342) },
  rows: of.subjects.map((subject, place) => {
    const mark = marksOf(subject).toSorted((a, b) => b.length - a.length)[0]!;
    return {
      ...{ subject: place, marks: itemsOf(of, subject).map(() => mark), nominated: false },
      comment: character.repeat(maxChars),
    };
  }),
});

test('whatever is rated, and with every comment at its longest', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom('字', '"', '\\', '\n', 'é'),
      fc.boolean(),
      (subjects, items, maxChars, character, hasTeam) => {
        const sheet: Sheet = {
          subjects: Array.from({ length: subjects }, (_, i) => ({
            ...{ kind: hasTeam && i === 0 ? ('team' as const) : ('person' as const), id: `p${i}`, name: '', post: '' },
          })),
          items: Array.from({ length: items }, (_, i) => ({ id: `i${i}`, label: '', weight: 1 })),
          rules: {
            ...{ abstain: true, nominations: true, layout: 'single' },
            comments: { enabled: maxChars > 0, requiredFor: [], maxChars },
          },
        };
        const size = bodySize(sheet);
        const body = castBody(longest(sheet, character, maxChars), size);
        expect(body).not.toBeNull();
        expect(new TextEncoder().encode(body!).length).toBe(size);
      },
    ),
  );
});
