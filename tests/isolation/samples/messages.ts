import type { Sample } from '../samples.ts';

const own = (): Sample => ({ input: () => ({}), own: 200, foreign: 200 });

/** They name nothing of a county: everybody is answered with their own. */
export const messagesSamples: Record<string, Sample> = {
  'messages.list': own(),
  'messages.count': own(),
  'messages.mark-read': { input: () => ({ ids: [], upTo: null }), own: 200, foreign: 200 },
  'todos.list': own(),
  'messages.read-settings': own(),
  'messages.save-settings': { input: () => ({ email: null, frequency: 'daily' }), own: 422, foreign: 422 },
};
