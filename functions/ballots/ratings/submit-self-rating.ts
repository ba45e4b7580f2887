import { submitSelfRating } from '#shared/api/ballots/ratings.ts';
import { move } from '#shared/appraisal/machine.ts';
import { selfRatingFacts, selfRatingMachine, selfRatingState } from '#shared/appraisal/self-rating.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson, sha256 } from '#functions/platform/hash.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '#functions/conduct/change.ts';
import { readCycle, readOwnPlacement } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { gradeChanges, noSelfRating, ratingContent, readSelfRating, selfRatingKind, versionOf } from './self-rating.ts';

/** Hands it in, or revises it; what it was before is kept (B-160). The record says that, never what was written. */
export const submitSelfRatingOperation = implement(
  submitSelfRating,
  async ({ cycle, version, grade, sections }, context: BallotsContext) => {
    const own = await readOwnPlacement(context, await readCycle(context, cycle));
    if (!own) throw new Refusal('not-found');
    const { appraised: person } = own;
    const { unit } = person;
    return changeUnit(context, { cycle, unit, permissions: 'own' }, async ({ view }) => {
      const stored = await readSelfRating(context, cycle, unit, person.id);
      const before = stored?.rating ?? null;
      const isSame = before?.grade === grade && canonicalJson(before.sections) === canonicalJson(sections);
      // The answer was lost, and the same comes again.
      if (isSame && versionOf(stored) !== version) return { answer: {} };
      if (versionOf(stored) !== version) throw new Refusal('stale-version');
      const state = selfRatingState(stored);
      const facts = selfRatingFacts(view, person, stored, sections);
      const { event } = movedOrRefused(move(selfRatingMachine, state, state === 'open' ? 'submit' : 'revise', facts));
      const detail = ratingContent(stored ?? noSelfRating(person.id));
      const rating = { grade, sections, at: context.clock.now().toISOString() };
      const earlier = before ? [...detail.earlier, before] : detail.earlier;
      const hash = sha256(canonicalJson(rating));
      return {
        answer: {},
        details: [
          { kind: selfRatingKind, id: person.id, before: stored ?? null, content: { ...detail, rating, earlier } },
        ],
        cycleDetails: await gradeChanges(context, { cycle, unit, person: person.id }, grade),
        event: { type: event, data: { unit, subject: person.id, number: earlier.length + 1, hash } },
      };
    });
  },
);
