import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';
import { preparingSamples } from './preparing.ts';
import { runningSamples } from './running.ts';
import { voicesSamples } from './voices.ts';

const [unused, stale] = ['7ZZZZZZZZZZZZZZZZZZZZZZZZZ', 'stale'];
const unit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit });
const otherUnit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.otherUnit });

export const ballotsSamples: Record<string, Sample> = {
  ...preparingSamples,
  ...runningSamples,
  ...voicesSamples,
  'ballots.list-mine': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'ballots.take-card': {
    input: (c) => ({ ...unit(c), poll: unused }),
    own: 404,
    foreign: 404,
    outside: (c) => ({ ...otherUnit(c), poll: unused }),
  },
  'ballots.read-self-rating': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'ballots.submit-self-rating': {
    input: (c) => ({ cycle: c.cycle, version: stale, grade: 'good', sections: ['一', '二', '三'] }),
    own: 409,
    foreign: 404,
  },
  'ballots.list-self-ratings': { input: unit, own: 200, foreign: 404, outside: otherUnit },
  'ballots.guide-self-rating': {
    input: (c) => ({ ...unit(c), person: c.person, text: '测试', version: stale }),
    own: 409,
    foreign: 404,
    outside: (c) => ({ ...otherUnit(c), person: c.otherPerson, text: '测试', version: stale }),
  },
  'ballots.read-leader-ratings': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'ballots.save-leader-ratings': {
    input: (c) => ({ cycle: c.cycle, version: stale, ratings: [{ unit: c.unit, team: 'good', principals: [] }] }),
    own: 409,
    foreign: 404,
  },
  'ballots.list-leader-ratings': { input: unit, own: 200, foreign: 404 },
};
