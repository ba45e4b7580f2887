import type { Sample } from '../samples.ts';

/** an id that nobody uses */
const id = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const text = '测试';

export const questionsSamples: Record<string, Sample> = {
  'questions.list': { input: () => ({}), own: 200, foreign: 200 },
  'questions.read': { input: (c) => ({ cycle: c.cycle, id }), own: 404, foreign: 404 },
  'questions.ask': {
    input: (c) => ({ cycle: c.cycle, id, unit: c.unit, person: null, step: 'no-such-step', title: text, text }),
    own: 404,
    foreign: 404,
  },
  'questions.answer': { input: (c) => ({ cycle: c.cycle, id, version: '1', text }), own: 404, foreign: 404 },
  'questions.follow-up': { input: (c) => ({ cycle: c.cycle, id, version: '1', text }), own: 404, foreign: 404 },
  'questions.close': { input: (c) => ({ cycle: c.cycle, id, version: '1', text }), own: 404, foreign: 404 },
};
