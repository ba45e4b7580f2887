import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

/**
 * The sample county's poll is there for its voters alone: who runs polls finds none of its id in the unit, and in a
 * foreign county or outside of their scope finds neither the unit.
 */
const ofPoll = (rest: Record<string, unknown> = {}): Sample => ({
  input: (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit, poll: c.vote.id, ...rest }),
  own: 404,
  foreign: 404,
  outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, poll: c.vote.id, ...rest }),
});

const [version, reason] = ['stale', '测试'];

export const runningSamples: Record<string, Sample> = {
  'ballots.print-cards': ofPoll({ bag: 1, voters: [] }),
  'ballots.hand-out-cards': ofPoll({ voters: ['v'], given: true }),
  'ballots.open-issuing': ofPoll({ version }),
  'ballots.open-casting': ofPoll({ version }),
  'ballots.open-poll': ofPoll({ version }),
  'ballots.lift-guesses': ofPoll({ reason }),
  'ballots.close-poll': ofPoll(),
  'ballots.pause-poll': ofPoll({ version, reason }),
  'ballots.resume-poll': ofPoll({ version }),
  'ballots.publish-poll': ofPoll({ version }),
  'ballots.void-poll': ofPoll({ version, reason }),
  'ballots.enter-paper': ofPoll({ version, count: { issued: 0, returned: 0, rows: [] } }),
  'ballots.confirm-paper': ofPoll({ version }),
  'ballots.read-published': ofPoll(),
};
