import type { Sample } from '../samples.ts';

export const placementSamples: Record<string, Sample> = {
  'placement.list': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'placement.read': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, person: c.person }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, person: c.otherPerson }),
  },
  'placement.read-own': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'placement.decide': {
    input: (c) => ({
      ...{ cycle: c.cycle, unit: c.unit, person: c.person, version: 'stale', reason: '测试' },
      decision: { status: 'ungraded' },
    }),
    own: 409,
    foreign: 404,
  },
};
