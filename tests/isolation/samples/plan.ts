import type { Sample } from '../samples.ts';

const reason = '测试';

export const planSamples: Record<string, Sample> = {
  'conduct.board': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'conduct.read-plan': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'conduct.change-plan': {
    input: (c) => ({ cycle: c.cycle, version: 'stale', reason, phases: [], countyLeaders: [] }),
    own: 409,
    foreign: 404,
  },
  'conduct.open-phase': { input: (c) => ({ cycle: c.cycle, phase: 'onSite' }), own: 422, foreign: 404 },
  'conduct.close-phase': { input: (c) => ({ cycle: c.cycle, phase: 'onSite', reason }), own: 422, foreign: 404 },
  'conduct.reopen-phase': { input: (c) => ({ cycle: c.cycle, phase: 'onSite', reason }), own: 422, foreign: 404 },
  'conduct.read-notice': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
  'conduct.publish-notice': {
    input: (c) => ({ cycle: c.cycle, version: 'stale', docNo: null }),
    own: 409,
    foreign: 404,
  },
  'conduct.prepare-notice-file': {
    input: (c) => ({ cycle: c.cycle, file: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', name: 'a.exe', size: 1 }),
    own: 422,
    foreign: 404,
  },
  'conduct.attach-to-notice': {
    input: (c, role) => ({ cycle: c.cycle, file: c.files[role] }),
    own: 422,
    foreign: 404,
  },
  'conduct.detach-from-notice': {
    input: (c) => ({ cycle: c.cycle, file: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }),
    own: 404,
    foreign: 404,
  },
  'conduct.open-notice-file': {
    input: (c, role) => ({ cycle: c.cycle, file: c.files[role] }),
    own: 404,
    foreign: 404,
  },
  'conduct.remind': {
    input: (c) => ({ cycle: c.cycle, cells: [{ unit: 'nowhere', step: 'notice' }] }),
    own: 404,
    foreign: 404,
  },
};
