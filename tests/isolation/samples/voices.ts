import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

/** an entry that nobody has */
const voice = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const entry = { channel: '评议', date: '2026-01-02', about: { kind: 'unit' }, text: '测试', said: null };

const ofUnit = (own: number, rest: Record<string, unknown> = {}): Sample => ({
  input: ({ cycle, unit }: SampleCounty) => ({ cycle, unit, ...rest }),
  own,
  foreign: 404,
  outside: ({ cycle, otherUnit: unit }: SampleCounty) => ({ cycle, unit, ...rest }),
});

export const voicesSamples: Record<string, Sample> = {
  'ballots.read-voices': ofUnit(200),
  'ballots.save-voice': ofUnit(409, { voice, version: 'stale', entry }),
  'ballots.remove-voice': ofUnit(404, { voice, version: 'stale', reason: '测试' }),
};
