import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

const at = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit });
const elsewhere = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.otherUnit });
const ofUnit = (own: number, rest: Record<string, unknown> = {}): Sample => ({
  input: (c) => ({ ...at(c), ...rest }),
  own,
  foreign: 404,
  outside: (c) => ({ ...elsewhere(c), ...rest }),
});
/** the sample county's poll is in no unit */
const ofPoll: Sample = {
  input: (c) => ({ ...at(c), poll: c.vote.id }),
  own: 404,
  foreign: 404,
  outside: (c) => ({ ...elsewhere(c), poll: c.vote.id }),
};

const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const meeting = { date: '2026-01-02', place: '会议室', attendees: [], note: '' };

export const preparingSamples: Record<string, Sample> = {
  'ballots.read-polls': ofUnit(200),
  // a class of voters that no policy has
  'ballots.create-polls': ofUnit(422, {
    polls: [{ id: unused, key: 'cadres/mass/没有', medium: 'electronic', dryRun: true }],
  }),
  'ballots.read-poll': ofPoll,
  'ballots.freeze-poll': ofPoll,
  'ballots.record-life-meeting': ofUnit(409, { version: 'stale', meeting }),
};
