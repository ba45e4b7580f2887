import { confirmPaper, enterPaper } from '#shared/api/ballots/polls.ts';
import { bundleOf, faultsOfPaper } from '#shared/ballots/paper.ts';
import type { PaperCount } from '#shared/ballots/poll.ts';
import { paperResultsOf } from '#shared/ballots/results.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { about, act, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';
import { tallyChange } from './tally.ts';

/** Blank papers are not told: their number may be withheld with what they say of a subject. */
const recorded = (count: PaperCount) => ({
  ...{ issued: count.issued, returned: count.returned, invalid: bundleOf(count).invalid },
});

/** Whoever enters the counts again takes the confirmation upon somebody else again. */
export const enterPaperOperation = implement(enterPaper, ({ version, count, ...at }, context: BallotsContext) =>
  changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    refuseIfStale(stored, version);
    const facts = await readPollFacts(context, unitAt, stored, { count });
    // Each fault by its path, where the machine would say that there are some.
    const { event } = moved(stored, 'enterPaper', { ...facts, isPlausible: true });
    const problems = faultsOfPaper(stored, count);
    if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
    return {
      answer: {},
      poll: { paper: { entered: { count, ...act(context) }, confirmed: null } },
      event: { type: event, data: { ...about(at, stored), ...recorded(count) } },
    };
  }),
);

export const confirmPaperOperation = implement(confirmPaper, ({ version, ...at }, context: BallotsContext) =>
  changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    refuseIfStale(stored, version);
    const { to, event } = moved(stored, 'confirmPaper', await readPollFacts(context, unitAt, stored));
    const { count } = stored.paper.entered!;
    const { issued, returned } = count;
    const results = paperResultsOf(stored, count);
    const turnout = { cards: issued, voided: 0, issued, cast: stored.boxes.map(() => returned) };
    const confirmed = act(context);
    return {
      answer: {},
      poll: { state: to, closed: confirmed, turnout, paper: { ...stored.paper, confirmed } },
      cycleDetails: await tallyChange(context, at, { poll: stored, results, published: false }),
      event: { type: event, data: { ...about(at, stored), ...recorded(count) } },
    };
  }),
);
