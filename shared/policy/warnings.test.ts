import { expect, test } from 'vitest';
import { setAt } from './edit.ts';
import { presetNotes, presets } from './presets/all.ts';
import type { Policy } from './schema.ts';
import { warnings } from './warnings.ts';

const policy = presets['target-management']!;
const codes = (p: Policy) => warnings(p).map((w) => `${w.path} ${w.code}`);

test.each(presetNotes.map(({ name }) => name))('the preset %s gives no warning', (name) => {
  expect(warnings(presets[name]!)).toEqual([]);
});

test('5:2:3 passes, and warns where the 8 points move to economy (H-18)', () => {
  const moved = setAt(policy, 'categories[0].sections[3].area', 'economy');
  expect(codes(moved)).toEqual(['categories[0] area-ratio']);
  expect(warnings(moved)[0]!.message.zh).toContain('58:12:30');
});

test('the size and the number of indicators', () => {
  expect(codes(setAt(policy, 'targets.maxItemShare', 15))).toContain(
    'categories[2].sections[0].indicators[0].points item-too-large',
  );
  expect(codes(setAt(policy, 'targets.minPoints', 2.67))).toEqual([
    'categories[0].sections[3].indicators[2].points item-too-small',
  ]);
  expect(codes(setAt(policy, 'targets.maxIndicators', 17))).toEqual(['categories[0] too-many-indicators']);
});

test('latent performance counts once indicators are marked', () => {
  const marked = setAt(policy, 'categories[0].sections[3].indicators[0].horizon', 'latent');
  expect(codes(marked)).toEqual(['categories[0] latent-share']);
  expect(codes(setAt(marked, 'targets.minLatentShare', 2))).toEqual([]);
});

test('equal thresholds and categories that do not exist', () => {
  expect(codes(setAt(policy, 'grading.bands.team.average', 75))).toEqual(['grading.bands.team.average empty-grade']);
  expect(codes(setAt(policy, 'targets.blocks[1].category', 'x'))).toEqual([
    'targets.blocks[1].category unknown-category',
  ]);
});
