import { guideSelfRating } from '#shared/api/ballots/ratings.ts';
import { move } from '#shared/appraisal/machine.ts';
import { selfRatingFacts, selfRatingMachine, selfRatingState } from '#shared/appraisal/self-rating.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '#functions/conduct/change.ts';
import { peopleOf } from '#functions/conduct/meeting/details.ts';
import type { BallotsContext } from '../polls/poll-at.ts';
import { ratingContent, readSelfRating, selfRatingKind, versionOf } from './self-rating.ts';

/** The group's words to somebody whose self-rating is not realistic (B-160): they read them, and may revise it. */
export const guideSelfRatingOperation = implement(
  guideSelfRating,
  async ({ cycle, unit, person: id, text, version }, context: BallotsContext) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.group'] }, async ({ view }) => {
      const [people, stored] = await Promise.all([
        peopleOf(context, view, unit),
        readSelfRating(context, cycle, unit, id),
      ]);
      const person = people.find((one) => one.id === id);
      if (!person) throw new Refusal('not-found');
      const last = stored?.guidance.at(-1);
      // The answer was lost, and the same comes again.
      if (last?.text === text && last.by.user === by(context).user && versionOf(stored) !== version)
        return { answer: {} };
      if (versionOf(stored) !== version) throw new Refusal('stale-version');
      const facts = selfRatingFacts(view, person, stored, stored?.rating?.sections ?? []);
      const { event } = movedOrRefused(move(selfRatingMachine, selfRatingState(stored), 'guide', facts));
      const detail = ratingContent(stored!);
      const guidance = [...detail.guidance, { text, at: context.clock.now().toISOString(), by: by(context) }];
      return {
        answer: {},
        details: [{ kind: selfRatingKind, id, before: stored!, content: { ...detail, guidance } }],
        event: { type: event, data: { unit, subject: id, number: guidance.length } },
        messages: [
          {
            topic: 'self-rating',
            title: { zh: '考核组对您的自我估评提出了意见', en: 'The group has a word on your self-rating' },
            text: {
              zh: '请阅读考核组的意见；需要修改的，可在集中考核结束前修改。',
              en: 'Read it; you may revise your self-rating until the on-site phase ends.',
            },
            link: `/cycles/${encodeURIComponent(cycle)}/self-rating`,
            due: view.plan.phases.onSite.to,
            audience: { to: 'person', unit: person.home, person: id },
          },
        ],
      };
    }),
);
