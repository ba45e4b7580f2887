import { expect, test } from 'vitest';
import type { Sheet } from '#shared/ballots/sheet.ts';
import { isSound } from '#shared/text.ts';
import { fits } from './body.ts';
import {
  answerTo,
  choicesFor,
  extremes,
  faultsOfAnswer,
  needsComment,
  type Poll,
  progressOf,
  questionsOf,
  rowsOf,
  withMark,
} from './questions.ts';

const sheet: Sheet = {
  subjects: [
    { kind: 'team', id: 't', name: '镇班子', post: '' },
    { kind: 'person', id: 'p', name: '王五', post: '镇长' },
  ],
  items: [
    { id: 'de', label: '德', weight: 1 },
    { id: 'neng', label: '能', weight: 1 },
  ],
  rules: {
    abstain: true,
    nominations: true,
    layout: 'single',
    comments: { enabled: true, requiredFor: [0, 3], maxChars: 5 },
  },
};
const poll = { boxes: [{ sheet }, { sheet: { ...sheet, rules: { ...sheet.rules, abstain: false } } }] } as Poll;
const answered = { marks: ['excellent', 'excellent'], nominated: false, comment: '' };
const [team, person] = questionsOf(poll, [0]) as [ReturnType<typeof questionsOf>[0], ReturnType<typeof questionsOf>[0]];

test('the boxes that the card opens are asked one after the other; a team as a whole, a person by items', () => {
  expect(questionsOf(poll, [1, 0]).map(({ key }) => key)).toEqual(['1.0', '1.1', '0.0', '0.1']);
  expect(team.items.map(({ id }) => id)).toEqual(['whole']);
  expect(person.items.map(({ id }) => id)).toEqual(['de', 'neng']);
});

test('不了解 is a choice only where the sheet allows it, and asks for no words', () => {
  expect(choicesFor(person)).toHaveLength(5);
  expect(choicesFor(questionsOf(poll, [1])[1]!)).toHaveLength(4);
  expect(extremes(team)).toEqual(['good', 'poor']);
});

test('an answer is complete once every item has a mark and the extreme ones have words', () => {
  const empty = answerTo(person, {});
  expect(faultsOfAnswer(person, empty)).toEqual(['missing-grade']);
  const half = withMark(empty, 0, 'competent');
  expect(faultsOfAnswer(person, half)).toEqual(['missing-grade']);
  const whole = withMark(half, 1, 'excellent');
  expect(needsComment(person, whole)).toBe(true);
  expect(faultsOfAnswer(person, whole)).toEqual(['comment-required']);
  expect(faultsOfAnswer(person, { ...whole, comment: '好' })).toEqual([]);
  expect(faultsOfAnswer(person, { ...whole, comment: '一二三四五六' })).toEqual(['comment-too-long']);
  expect(faultsOfAnswer(team, { marks: ['good'], nominated: true, comment: '好' })).toEqual(['no-nominations']);
});

test('progress counts complete answers and knows the first that is not', () => {
  const draft = { '0.0': { marks: ['average'], nominated: false, comment: '' } };
  expect(progressOf([team, person], draft)).toEqual({ done: 1, all: 2, next: 1 });
  const done = { ...draft, '0.1': { marks: ['competent', 'abstain'], nominated: true, comment: '' } };
  expect(progressOf([team, person], done)).toEqual({ done: 2, all: 2, next: null });
});

test('words that were pasted are what the service takes, whatever came along with them', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => `好${String.fromCharCode(code)}人`);
  const written = all.map((comment) => rowsOf([person], { [person.key]: { ...answered, comment } }, 0)[0]!.comment);
  expect(written.filter((comment) => !isSound(comment))).toEqual([]);
  expect(written[0x202a]).toBe('好人');
  expect(written[0x200d]).toBe('好\u200d人');
  const [smile] = rowsOf([person], { [person.key]: { ...answered, comment: '😀\ud83d' } }, 0);
  expect(smile!.comment).toBe('😀');
  // Nothing is left of it: the grade still asks for words.
  expect(faultsOfAnswer(person, { ...answered, comment: '\u202a\u202c' })).toEqual(['comment-required']);
});

test('rows are in the sheet’s order, and hold nothing that a body of one size could not', () => {
  const draft = {
    '0.1': { marks: ['competent', 'abstain'], nominated: true, comment: ' 好\u0001\r\n人\u2028 ' },
    '0.0': { marks: ['average'], nominated: false, comment: '' },
  };
  const rows = rowsOf([team, person], draft, 0);
  expect(rows).toEqual([
    { subject: 0, marks: ['average'], nominated: false, comment: '' },
    { subject: 1, marks: ['competent', 'abstain'], nominated: true, comment: '好\n人' },
  ]);
  expect(fits(rows, 'box', 2048)).toBe(true);
  expect(fits(rows, 'box', 600)).toBe(false);
});
