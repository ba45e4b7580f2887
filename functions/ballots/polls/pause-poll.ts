import { pausePoll, resumePoll } from '#shared/api/ballots/polls.ts';
import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';
import { implement } from '#functions/platform/operation.ts';
import { about, act, headPart, nameOf, type PollPlace, pollPage, refuseIfStale, runnersOf } from './moves.ts';
import { type BallotsContext, changePoll, mayVoid, moved, type StoredPoll } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';

/**
 * Whoever may void a poll can have it stand still and go on again (B-139). Its state stays, so that it goes on where it
 * was; the voting page's functions see the phase alone, which says nothing of when. What they had begun to answer in that
 * moment is answered: a paper is issued or a ballot counted to its end.
 */
export const pausePollOperation = implement(pausePoll, ({ version, reason, ...at }, context: BallotsContext) =>
  changePoll(
    context,
    at,
    async (unitAt) => {
      const { stored } = unitAt;
      if (stored.paused) return { answer: {} };
      refuseIfStale(stored, version);
      const { event } = moved(stored, 'pause', await readPollFacts(context, unitAt, stored));
      return {
        answer: {},
        poll: { paused: { ...act(context), reason } },
        also: [headPart(context.repositories.ballots, at.poll, { phase: 'paused' }, { phase: 'under-way' })],
        event: { type: event, data: { ...about(at, stored), was: stored.state, reason } },
        messages: told(unitAt, at, stored, {
          title: { zh: '测评已暂停', en: 'Poll paused' },
          text: {
            zh: `测评已暂停，暂停期间不领票、不收票。原因：${reason}`,
            en: `is paused; no paper is issued and no ballot counted meanwhile. Why: ${reason}`,
          },
        }),
      };
    },
    mayVoid,
  ),
);

export const resumePollOperation = implement(resumePoll, ({ version, ...at }, context: BallotsContext) =>
  changePoll(
    context,
    at,
    async (unitAt) => {
      const { stored } = unitAt;
      // It goes on already, by this request or somebody else's.
      if (!stored.paused && pollMachine.actions.resume.from.includes(stored.state)) return { answer: {} };
      const { event } = moved(stored, 'resume', await readPollFacts(context, unitAt, stored));
      refuseIfStale(stored, version);
      const until = untilAfter(stored, context.clock.now());
      const seconds = until === null ? null : Math.floor(Date.parse(until) / 1000);
      return {
        answer: {},
        poll: { paused: null, until },
        also: [
          headPart(
            context.repositories.ballots,
            at.poll,
            { phase: 'under-way', ...(seconds !== null && { until: seconds }) },
            { phase: 'paused' },
          ),
        ],
        event: { type: event, data: { ...about(at, stored), pausedAt: stored.paused?.at, until } },
        messages: told(unitAt, at, stored, {
          title: { zh: '测评已恢复', en: 'Poll goes on' },
          text:
            until === null
              ? { zh: '测评已恢复，请继续组织。', en: 'goes on.' }
              : {
                  zh: '测评已恢复，截止时间按暂停的时长顺延。',
                  en: 'goes on, and ends later by the time it was paused.',
                },
        }),
      };
    },
    mayVoid,
  ),
);

/** When it ends now: later by the time it stood still, as long as its links are answered. */
function untilAfter({ until, paused, expires }: StoredPoll, now: Date): string | null {
  if (until === null || !paused) return until;
  const later = Date.parse(until) + Math.max(0, now.getTime() - Date.parse(paused.at));
  return new Date(Math.min(later, Date.parse(expires))).toISOString();
}

/** To whoever runs it; a trial is nobody's to hear of. */
function told(
  unitAt: UnitAt,
  at: PollPlace,
  poll: StoredPoll,
  { title, text }: Pick<Message, 'title' | 'text'>,
): (Message & { audience: Audience })[] {
  if (poll.dryRun) return [];
  const { view, unit } = unitAt;
  const name = nameOf(unitAt, at, poll);
  return [
    {
      ...{ audience: runnersOf(view, unit, poll), topic: 'ballots', link: pollPage(at), due: null },
      title: { zh: `${title.zh}：${unit.name}`, en: `${title.en}: ${unit.name}` },
      text: { zh: `${unit.name}${name.zh}${text.zh}`, en: `${name.en} in ${unit.name} ${text.en}` },
    },
  ];
}
