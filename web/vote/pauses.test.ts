import { expect, test } from 'vitest';
import { bodySize, type Sheet, wholeItem } from '#shared/ballots/sheet.ts';
import { castAll, pausesFor } from './cast.ts';
import type { Poll } from './questions.ts';
import { begun, type Paper } from './saved.ts';

/** How long somebody waits who casts in many boxes. */

const sheet: Sheet = {
  subjects: [{ kind: 'person', id: 'p', name: '王五', post: '' }],
  items: [wholeItem],
  rules: {
    ...{ abstain: true, nominations: false, layout: 'single' },
    comments: { enabled: false, requiredFor: [], maxChars: 0 },
  },
};
const value = 'A'.repeat(43);
const paper = (box: number): Paper => ({ box, prefix: value, serial: value, blinding: null, signature: value });

/**
 * The pauses that a voter with so many boxes made, in milliseconds, and how long it was said to take after each.
 * @param counted boxes that an earlier page had cast in
 */
async function castIn(boxes: number, counted = 0): Promise<{ pauses: number[]; told: (number | null)[] }> {
  const size = bodySize(sheet);
  const poll = {
    boxes: Array.from({ length: boxes }, (_, box) => ({ box: `box-${box}`, key: '', sheet, size })),
  } as Poll;
  const all = [...poll.boxes.keys()];
  const draft = Object.fromEntries(
    all.map((box) => [`${box}.0`, { marks: ['competent'], nominated: false, comment: '' }]),
  );
  const [pauses, told]: [number[], (number | null)[]] = [[], []];
  let clock = 5_000;
  const cast = async () => {
    clock += 200;
    return { counted: 'now' as const };
  };
  await castAll(
    {
      ...begun('CODE', all),
      papers: all.slice(counted).map(paper),
      receipts: all.slice(0, counted).map((box) => ({ label: String(box), hash: value })),
      draft,
    },
    { poll, label: String },
    {
      service: { cast },
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      sleep: async (milliseconds) => void pauses.push(milliseconds),
      keep: () => undefined,
      untilAnswered: (ask) => ask(),
      now: () => clock,
      progress: (_, seconds) => void told.push(seconds),
    },
  );
  return { pauses, told };
}

test('a few boxes have long pauses between them, each another one', async () => {
  const { pauses } = await castIn(9);
  expect(pauses).toHaveLength(9);
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(150);
  for (const pause of pauses) expect(pause).toBeLessThan(900);
  expect(new Set(pauses).size).toBeGreaterThan(4);
});

test.each([1, 11, 12, 59, 150])('%i boxes wait ten seconds at most for pauses, and at random', async (boxes) => {
  const { pauses } = await castIn(boxes);
  expect(pauses).toHaveLength(boxes);
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(10_000);
  const { shortest, longest } = pausesFor(boxes);
  expect(longest).toBeGreaterThan(3 * shortest);
  if (boxes > 10) expect(new Set(pauses).size).toBeGreaterThan(5);
});

test('a page that was opened again goes on at the pace of all boxes', async () => {
  const { pauses } = await castIn(100, 80);
  expect(pauses).toHaveLength(20);
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(2_000);
});

test('the longest pause shrinks with the number of boxes', () => {
  expect([1, 11, 12, 59].map((boxes) => pausesFor(boxes).longest)).toEqual([900, 900, 833, 169]);
});

test('how long it takes yet is told by what was done so far', async () => {
  const { told } = await castIn(59);
  expect(told.slice(0, 3)).toEqual([null, 12, 12]);
  expect(told.at(-1)).toBe(0);
});
