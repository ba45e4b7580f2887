import type { Sample } from '../samples.ts';

export const readinessSamples: Record<string, Sample> = {
  'conduct.acknowledge-notice': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, number: '999' }),
    own: 422,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, number: '999' }),
  },
};
