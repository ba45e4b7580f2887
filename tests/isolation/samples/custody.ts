import type { Sample } from '../samples.ts';

const version = 'stale';
const on = '2026-03-01';

export const custodySamples: Record<string, Sample> = {
  'custody.read': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit }),
  },
  'custody.hand-over': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, version, materials: [], reason: null }),
    own: 409,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, version, materials: [], reason: null }),
  },
  'custody.confirm': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, version, on, counts: [] }),
    own: 409,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, version, on, counts: [] }),
  },
  'custody.return': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, version, counts: [], remark: '测试' }),
    own: 409,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, version, counts: [], remark: '测试' }),
  },
  'custody.list': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'custody.forward': {
    input: (c) => ({ cycle: c.cycle, group: c.group, version, reason: null }),
    own: 409,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, group: c.otherGroup, version, reason: null }),
  },
  'custody.receive-batch': {
    input: (c) => ({ cycle: c.cycle, group: c.group, version, on, counts: [], remark: null }),
    own: 409,
    foreign: 404,
  },
};
