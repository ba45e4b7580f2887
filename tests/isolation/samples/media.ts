import type { Sample } from '../samples.ts';

const reason = '测试';

export const mediaSamples: Record<string, Sample> = {
  'media.read': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'media.read-slots': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'media.save-roster': {
    input: (c) => ({ cycle: c.cycle, version: 'stale', roster: [{ unit: c.unit, person: c.person }], reason }),
    own: 409,
    foreign: 404,
  },
  'media.assign-slot': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, date: '2026-01-05', start: '20:00', minutes: 5 }),
    own: 422,
    foreign: 404,
  },
  'media.release-slot': { input: (c) => ({ cycle: c.cycle, unit: c.unit, reason }), own: 422, foreign: 404 },
  'media.record': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, seconds: 300, note: null }),
    own: 422,
    foreign: 404,
  },
  'media.miss': { input: (c) => ({ cycle: c.cycle, unit: c.unit, reason }), own: 422, foreign: 404 },
};
