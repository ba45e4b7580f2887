import { readSelfRating } from '#shared/api/ballots/ratings.ts';
import { move } from '#shared/appraisal/machine.ts';
import { revisionsLeft, selfRatingFacts, selfRatingMachine, selfRatingState } from '#shared/appraisal/self-rating.ts';
import { implement } from '#functions/platform/operation.ts';
import { readCycle } from '#functions/conduct/view.ts';
import { closedProblem } from './closed.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { readOwnSelfRating, versionOf } from './self-rating.ts';

/** One's own form. Of what others think of one there is nothing in it but the group's words of guidance. */
export const readSelfRatingOperation = implement(readSelfRating, async ({ cycle }, context: BallotsContext) => {
  const view = await readCycle(context, cycle);
  const own = await readOwnSelfRating(context, view);
  const { sections } = view.policy.ballots.self;
  const detail = own?.detail;
  const state = selfRatingState(detail);
  const facts = own && selfRatingFacts(view, own.person, detail, sections);
  const moved = facts && move(selfRatingMachine, state, state === 'open' ? 'submit' : 'revise', facts);
  const why = closedProblem(view) ?? (moved && !moved.ok ? (moved.problems[0] ?? null) : null);
  return {
    asked: own?.asked ?? false,
    sections: [...sections],
    ...{ rating: detail?.rating ?? null, version: versionOf(detail) },
    revisionsLeft: revisionsLeft(view.policy, detail),
    due: view.plan.phases.onSite.to,
    guidance: detail?.guidance ?? [],
    mayChange: moved?.ok === true && why === null,
    whyNot: why,
  };
});
