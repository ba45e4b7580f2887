import { fingerprintOf, paperHash } from './digests.ts';
import type { PublishedBox, PublishedPoll } from './published.ts';
import { abstain, itemsOf, marksOf } from './sheet.ts';
import type { Bilingual } from '#shared/problem.ts';

/**
 * What anybody can recompute from the published file of a poll alone (ballots.md, "Receipt" and "Small numbers"). No
 * schema is loaded here: the voting page checks with it, too. Who reads a file from elsewhere parses it first
 * (`published.ts`).
 */

export const boxFaults = {
  'no-key': { zh: '缺少票箱公钥。', en: 'A box has no public key.' },
  'not-of-paper': {
    zh: '纸质测评不应有公钥、指纹或回执。',
    en: 'A poll on paper has no keys, fingerprint or receipts.',
  },
  'same-key': { zh: '两个票箱使用同一公钥。', en: 'Two boxes have the same public key.' },
  'wrong-fingerprint': {
    zh: '公钥、票面与指纹不符。',
    en: 'Keys and papers do not hash to the fingerprint.',
  },
  'no-receipt': { zh: '不是回执。', en: 'Not a receipt.' },
  'wrong-order': { zh: '回执未按顺序排列，或有重复。', en: 'The receipts are not in order, or one stands twice.' },
  'wrong-number': { zh: '回执数与投票数不符。', en: 'There are not as many receipts as ballots.' },
  'more-cast': { zh: '投票数多于领票数。', en: 'More ballots were cast than papers issued.' },
  'more-issued': { zh: '领票数多于卡数。', en: 'More papers were issued than there are cards.' },
  'unknown-subject': { zh: '没有这一评价对象。', en: 'There is no such subject.' },
  'subject-twice': { zh: '同一对象有两处结果。', en: 'A subject has results in two places.' },
  'missing-subject': { zh: '缺少这一对象的结果。', en: 'A subject has no result.' },
  'wrong-items': { zh: '评价项目与票面不符。', en: 'The items are not those of the paper.' },
  'wrong-marks': { zh: '等次与票面不符。', en: 'The grades are not those of the paper.' },
  'wrong-sum': { zh: '各等次（含不了解）之和与投票数不符。', en: 'The grades with 不了解 do not sum to the ballots.' },
  'too-few': {
    zh: '有效票少于公布所需的最少票数，却公布了结果。',
    en: 'A result was published on fewer grades than it takes.',
  },
  'too-many-blank': {
    zh: '空白票多于没有作出评价或推荐的票。',
    en: 'There are more blank ballots than gave no grade, or nominated nobody.',
  },
  'blank-of-few': {
    zh: '有对象的票数不公布，却公布了空白票数。',
    en: 'Blank ballots are told where a subject’s counts are withheld.',
  },
  'too-many-invalid': { zh: '无效票多于收回的票。', en: 'More ballots are invalid than came back.' },
  'not-electronic': { zh: '电子测评不应有无效票。', en: 'No ballot of an electronic poll can be invalid.' },
  'too-many-nominations': { zh: '推荐数多于投票数。', en: 'More nominations than ballots.' },
} as const satisfies Record<string, Bilingual>;

export interface BoxFault {
  /** where in the file: `boxes[0].results[2].counts.items[1]` */
  path: string;
  code: keyof typeof boxFaults;
}

type Tell = (path: string, code: BoxFault['code']) => void;

/** Everything that does not agree in a published file; none: it is whole in itself. */
export function verifyPublished(poll: PublishedPoll): BoxFault[] {
  const faults: BoxFault[] = [];
  const tell: Tell = (path, code) => void faults.push({ path, code });
  checkKeys(poll, tell);
  const placed = new Set<number>();
  poll.boxes.forEach((box, b) => {
    const path = `boxes[${b}]`;
    checkReceipts(poll, box, path, tell);
    if (box.cast > box.issued) tell(`${path}.cast`, 'more-cast');
    if (box.issued > box.cards) tell(`${path}.issued`, 'more-issued');
    checkBlank(poll, box, path, tell);
    box.results.forEach(({ subject, counts }, r) => {
      if (poll.subjects[subject] === undefined) return tell(`${path}.results[${r}].subject`, 'unknown-subject');
      if (placed.has(subject)) tell(`${path}.results[${r}].subject`, 'subject-twice');
      placed.add(subject);
      if (counts) checkCounts(poll, box, { subject, counts, path: `${path}.results[${r}].counts` }, tell);
    });
  });
  poll.subjects.forEach((_, s) => {
    if (!placed.has(s)) tell(`subjects[${s}]`, 'missing-subject');
  });
  return faults;
}

function checkKeys(poll: PublishedPoll, tell: Tell): void {
  const { medium, fingerprint, boxes, subjects, items, rules } = poll;
  const keys = boxes.map(({ key }) => key);
  if (medium === 'paper') {
    if (fingerprint !== null) tell('fingerprint', 'not-of-paper');
    keys.forEach((key, b) => key !== null && tell(`boxes[${b}].key`, 'not-of-paper'));
    boxes.forEach(({ asked }, b) => asked !== null && tell(`boxes[${b}].asked`, 'not-of-paper'));
    return;
  }
  keys.forEach((key, b) => key === null && tell(`boxes[${b}].key`, 'no-key'));
  keys.forEach((key, b) => key !== null && keys.indexOf(key) < b && tell(`boxes[${b}].key`, 'same-key'));
  const prints = boxes.map(({ key, asked, results }) => {
    const sheet = { subjects: results.map(({ subject }) => subjects[subject]!), items, rules };
    return { key: key ?? '', paper: asked === null ? '' : paperHash({ ...asked, sheet }) };
  });
  if (fingerprintOf(prints) !== fingerprint) tell('fingerprint', 'wrong-fingerprint');
}

/** SHA-256 as base64url */
const receipt = /^[A-Za-z0-9_-]{43}$/;

function checkReceipts({ medium }: PublishedPoll, { hashes, cast }: PublishedBox, path: string, tell: Tell): void {
  if (medium === 'paper') {
    if (hashes !== null) tell(`${path}.hashes`, 'not-of-paper');
    return;
  }
  const given = hashes ?? [];
  given.forEach((hash, i) => {
    if (!receipt.test(hash)) tell(`${path}.hashes[${i}]`, 'no-receipt');
    if (i > 0 && given[i - 1]! >= hash) tell(`${path}.hashes[${i}]`, 'wrong-order');
  });
  if (given.length !== cast) tell(`${path}.hashes`, 'wrong-number');
}

/** A blank ballot gave nobody a grade and nominated nobody; on paper it is of all boxes. */
function checkBlank(poll: PublishedPoll, box: PublishedBox, path: string, tell: Tell): void {
  const { medium, boxes } = poll;
  const { cast, invalid, blank } = box;
  if (invalid !== undefined && medium !== 'paper') tell(`${path}.invalid`, 'not-electronic');
  if ((invalid ?? 0) > cast) tell(`${path}.invalid`, 'too-many-invalid');
  if (typeof blank !== 'number') return;
  const results = (medium === 'paper' ? boxes : [box]).flatMap((one) => one.results);
  if (results.some(({ counts }) => counts === null)) tell(`${path}.blank`, 'blank-of-few');
  const filled = cast - (invalid ?? 0) - blank;
  const isMore = results.some(
    ({ counts }) => counts && (counts.nominations > filled || counts.items.some((item) => gradesOf(item) > filled)),
  );
  if (blank > 0 && isMore) tell(`${path}.blank`, 'too-many-blank');
}

const sumOf = (item: Readonly<Record<string, number>>): number => Object.values(item).reduce((all, n) => all + n, 0);
const gradesOf = (item: Readonly<Record<string, number>>): number => sumOf(item) - (item[abstain] ?? 0);

interface Counted {
  subject: number;
  counts: NonNullable<PublishedBox['results'][number]['counts']>;
  path: string;
}

function checkCounts(
  poll: PublishedPoll,
  { cast, invalid }: PublishedBox,
  { subject, counts, path }: Counted,
  tell: Tell,
): void {
  const of = poll.subjects[subject]!;
  if (counts.subject !== subject) tell(`${path}.subject`, 'unknown-subject');
  // Teams are not nominated.
  if (counts.nominations > (of.kind === 'team' ? 0 : cast)) tell(`${path}.nominations`, 'too-many-nominations');
  if (counts.items.length !== itemsOf(poll, of).length) tell(`${path}.items`, 'wrong-items');
  const marks = marksOf(of);
  counts.items.forEach((item, i) => {
    if (Object.keys(item).some((mark) => !marks.includes(mark))) tell(`${path}.items[${i}]`, 'wrong-marks');
    const sum = sumOf(item);
    // On paper a row may have been left empty.
    if (poll.medium === 'paper' ? sum > cast - (invalid ?? 0) : sum !== cast) tell(`${path}.items[${i}]`, 'wrong-sum');
    if (gradesOf(item) < poll.minBallots) tell(`${path}.items[${i}]`, 'too-few');
  });
}

/** The boxes, from 0, in which a receipt stands. */
export const boxesOfReceipt = ({ boxes }: PublishedPoll, hash: string): number[] =>
  boxes.flatMap(({ hashes }, b) => (hashes?.includes(hash) ? [b] : []));
