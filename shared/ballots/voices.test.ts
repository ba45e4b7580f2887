import { expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { channelProblem, otherChannels, voiceEntry } from './voices.ts';

const policyWith = (channels: string[], maxPerUnit = 15) =>
  policySchema.parse({
    ...presets['county-appraisal-2011'],
    ballots: { mass: { channels } },
    interviews: { maxPerUnit },
  });

test('of the presets that of B-143 has other channels than the ballot, interviews among them', () => {
  const found = Object.entries(presets).map(([name, policy]) => [name, otherChannels(policySchema.parse(policy))]);
  expect(Object.fromEntries(found.filter(([, channels]) => channels!.length > 0))).toEqual({
    'target-management': [
      { name: '评议', kind: 'entry' },
      { name: '谈话', kind: 'interview' },
      { name: '书面反映', kind: 'entry' },
    ],
  });
});

test('a ballot is known by its words, wherever it stands; a name twice is one channel', () => {
  const policy = policyWith(['座谈评议', '无记名投票', '民主测评', '书面反映', '座谈评议']);
  expect(otherChannels(policy).map(({ name }) => name)).toEqual(['座谈评议', '书面反映']);
});

test('interviews are the group’s, unless the policy has none', () => {
  expect(otherChannels(policyWith(['测评', '个别谈话']))).toEqual([{ name: '个别谈话', kind: 'interview' }]);
  expect(otherChannels(policyWith(['测评', '个别谈话'], 0))).toEqual([{ name: '个别谈话', kind: 'entry' }]);
});

test('a refused channel says why; one that an entry has already stays', () => {
  const policy = policyWith(['测评', '评议', '谈话']);
  const codes = (name: string, kept?: string) => channelProblem(policy, name, kept)?.code ?? null;
  expect([codes('评议'), codes('测评'), codes('谈话'), codes('来信')]).toEqual([
    ...[null, 'by-ballot', 'by-interview', 'unknown-channel'],
  ]);
  expect([codes('来信', '来信'), codes('来信', '评议')]).toEqual([null, 'unknown-channel']);
  expect(channelProblem(policy, '来信')!.message.zh).toContain('测评、评议、谈话');
});

test('an entry has no place for who said it', () => {
  const entry = { channel: '评议', date: '2026-12-18', about: { kind: 'unit' }, text: ' 一\n二 ', said: null };
  expect(voiceEntry.parse(entry).text).toBe('一\n二');
  expect(voiceEntry.safeParse({ ...entry, informant: '某人' }).success).toBe(false);
});
