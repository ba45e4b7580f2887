import { describe, expect, test } from 'vitest';
import { base64url, fingerprintOf, paperHash } from '#shared/ballots/digests.ts';
import { publishedPoll, type PublishedPoll } from '#shared/ballots/published.ts';
import type { Sheet } from '#shared/ballots/sheet.ts';
import { checksOf, isPublished } from './check.ts';
import { findReceipt, receiptsIn, receiptText, shortReceipt } from './receipts.ts';

const receipt = (n: number): string => base64url(new Uint8Array(32).fill(n));
const hashes = [5, 9, 77].map(receipt).sort();

describe('receipts', () => {
  test('are found in whatever was pasted, whole or by their beginning', () => {
    const text = receiptText(
      [
        { label: '甲', hash: hashes[0]! },
        { label: '乙', hash: hashes[1]! },
      ],
      {
        ...{
          title: '全体职工',
          unit: '青川镇',
          how: '怎样查',
          address: `https://x.example/vote#c=abc&k=${'k'.repeat(43)}`,
        },
      },
    );
    expect(receiptsIn(text)).toEqual(hashes.slice(0, 2));
    expect(receiptsIn(`${hashes[0]}\n${hashes[0]}`)).toEqual([hashes[0]]);
    expect(receiptsIn(` ${shortReceipt(hashes[2]!)} `)).toEqual([hashes[2]!.slice(0, 16)]);
    expect(receiptsIn('您好')).toEqual([]);
    expect(receiptsIn('ABCD')).toEqual([]);
  });

  test('are looked up in the list', () => {
    const boxes = [{ hashes: [hashes[0]!] }, { hashes: hashes.slice(1) }] as PublishedPoll['boxes'];
    expect(findReceipt({ boxes }, hashes[1]!)).toBe(1);
    expect(findReceipt({ boxes }, hashes[0]!.slice(0, 16))).toBe(0);
    expect(findReceipt({ boxes }, receipt(200))).toBe(null);
  });
});

describe('the published file', () => {
  const key = base64url(new Uint8Array(294).fill(3));
  const asked = { box: 'box', size: 2048 };
  const sheet: Sheet = {
    subjects: [{ kind: 'person', id: 'p1', name: '王五', post: '' }],
    items: [{ id: 'whole', label: '总体评价', weight: 1 }],
    rules: {
      ...{ abstain: true, nominations: false, layout: 'single' },
      comments: { enabled: false, requiredFor: [], maxChars: 100 },
    },
  };
  const fingerprint = fingerprintOf([{ key, paper: paperHash({ ...asked, sheet }) }]);
  const marks = { excellent: 1, competent: 1, basicallyCompetent: 0, incompetent: 0, abstain: 1 };
  const file: PublishedPoll = publishedPoll.parse({
    ...{ format: 'kaoping.poll/1', county: '青川县', cycle: '01JAAAAAAAAAAAAAAAAAAAAAAA', year: 2026 },
    unit: { id: 'u1', name: '青川镇' },
    ...{ poll: '01JBBBBBBBBBBBBBBBBBBBBBBB', source: 'mass', title: '全体职工', dryRun: false, medium: 'electronic' },
    ...{ fingerprint, minBallots: 2 },
    ...sheet,
    boxes: [
      {
        ...{ key, asked, cards: 5, issued: 4, cast: 3, hashes },
        results: [{ subject: 0, counts: { subject: 0, items: [marks], nominations: 0 } }],
      },
    ],
  });
  const failing = (changed: PublishedPoll, notice = fingerprint): string[] =>
    checksOf(changed, notice)
      .filter(({ holds }) => !holds)
      .map(({ name }) => name);
  const withBox = (change: Partial<PublishedPoll['boxes'][number]>): PublishedPoll => ({
    ...file,
    boxes: [{ ...file.boxes[0]!, ...change }],
  });

  test('holds as it is', () => expect(failing(file)).toEqual([]));
  test('must have the keys of the notice', () => expect(failing(file, 'another')).toEqual(['keys']));
  test('must have a receipt for each ballot, none twice', () => {
    expect(failing(withBox({ hashes: [hashes[0]!, hashes[0]!, hashes[1]!] }))).toContain('receipts');
    expect(failing(withBox({ hashes: hashes.slice(1) }))).toContain('receipts');
  });
  test('must add up', () =>
    expect(
      failing(
        withBox({
          results: [{ subject: 0, counts: { subject: 0, items: [{ ...marks, abstain: 2 }], nominations: 0 } }],
        }),
      ),
    ).toEqual(['sums']));
  test('must have no more ballots than papers', () => expect(failing(withBox({ issued: 2 }))).toEqual(['turnout']));
  test('is told from something else', () => {
    expect(isPublished(file)).toBe(true);
    for (const other of [null, {}, { format: 'kaoping.poll/2', boxes: [], subjects: [] }])
      expect(isPublished(other)).toBe(false);
  });
});
