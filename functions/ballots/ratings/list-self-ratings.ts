import { listSelfRatings } from '#shared/api/ballots/ratings.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { asksSelf, selfFlagOf } from '#shared/appraisal/self-rating.ts';
import type { SelfRatingDetail } from '#shared/ballots/ratings.ts';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import { implement } from '#functions/platform/operation.ts';
import { peopleOf } from '#functions/conduct/meeting/details.ts';
import { type CycleView, mayActOn, readCycle, unitInReach } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { readOpinionsOf } from './opinions.ts';
import { selfRatingKind, versionOf } from './self-rating.ts';

/**
 * How a unit's people rated themselves, with the flags of scoring.md §4, for those who read the papers on a unit: its
 * group, the office, the supervisor. Not for the unit, whose people are colleagues of who wrote it; and since a flag says
 * what they think of somebody, nobody is shown their own.
 */
export const listSelfRatingsOperation = implement(
  listSelfRatings,
  async ({ cycle, unit: id }, context: BallotsContext) => {
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'paper.read');
    const { conduct } = context.repositories;
    const [people, details] = await Promise.all([
      peopleOf(context, view, id),
      conduct.listDetails<SelfRatingDetail>(cycle, id, selfRatingKind),
    ]);
    const byPerson = new Map(details.map((detail) => [detail.person, detail]));
    const shown = people.filter((one) => asksSelf(view.policy, one) || byPerson.get(one.id)?.rating);
    const opinions = await readOpinionsOf(context, view, shown);
    const self = context.actor.user.person?.id;
    return {
      sections: [...view.policy.ballots.self.sections],
      people: shown.map((one) => {
        const detail = byPerson.get(one.id);
        return {
          ...{ person: one.id, name: one.name, rating: detail?.rating ?? null, earlier: detail?.earlier ?? [] },
          flag: one.id === self ? null : flagOf(view, one, detail, opinions.get(one.id) ?? []),
          ...{ guidance: detail?.guidance ?? [], version: versionOf(detail) },
        };
      }),
      mayGuide: view.stored.state !== 'closed' && mayActOn(context, view, 'conduct.group', unit),
      guidanceRequired: view.policy.ballots.self.guidanceOnFlag,
    };
  },
);

function flagOf(
  { policy }: CycleView,
  person: Appraised,
  detail: SelfRatingDetail | undefined,
  others: readonly OpinionRow[],
) {
  if (!detail?.rating) return null;
  const own: OpinionRow = {
    ...{ subject: { kind: 'person', id: person.id }, source: 'self', counts: { [detail.rating.grade]: 1 } },
  };
  return selfFlagOf(policy, person, [...others, own]);
}
