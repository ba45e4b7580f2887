import type { Sample } from '../samples.ts';

export const unitSamples: Record<string, Sample> = {
  'conduct.read-unit': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit }),
  },
};
