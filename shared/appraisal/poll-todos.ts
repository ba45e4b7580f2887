import type { Access } from '#shared/api/access.ts';
import type { Todo } from '#shared/api/messages.ts';
import type { PollState } from '#shared/ballots/poll.ts';
import { localDate } from '#shared/policy/calendar.ts';
import type { Bilingual } from '#shared/problem.ts';
import { type BallotsFacts, pollRunner, standing } from './ballots.ts';
import { type CycleWork, doesFor, todoOf, type UnitWork } from './todos.ts';

type Poll = BallotsFacts['polls'][number];

/** A meeting is going on, or about to begin: with which step it is at. */
const inTheRoom: Partial<Record<PollState, Bilingual>> = {
  frozen: { zh: '已封存，尚未开始', en: 'frozen, not begun' },
  issuing: { zh: '领票中', en: 'issuing papers' },
  casting: { zh: '投票中', en: 'casting' },
};

/** The day on which a poll is held, as far as it is arranged: of the unit's meeting, or of the staff's own. */
const dayOf = ({ staff, meeting: { schedule } }: UnitWork['facts'], { purpose }: Poll): string | null => {
  if (purpose === 'staff') return staff.meeting?.date ?? null;
  return schedule.state === 'agreed' ? (schedule.slot?.date ?? null) : null;
};

/** What a poll asks of whoever runs it (`runs`), or of the others of unit and group; null: nothing now. */
function draftOf(
  { today, policy, now }: CycleWork & { now: string },
  facts: UnitWork['facts'],
  poll: Poll,
  runs: boolean,
): Pick<Todo, 'task' | 'state' | 'due'> | null {
  const { title, state, until, paused } = poll;
  if (paused)
    return {
      task: runs
        ? { zh: `“${title}”测评已暂停，等待恢复`, en: `“${title}” is paused: wait until it goes on` }
        : { zh: `“${title}”测评已暂停`, en: `“${title}” is paused` },
      ...{ state: 'open', due: today },
    };
  if (state === 'open' && until !== null && until <= now)
    return runs
      ? {
          task: {
            zh: `“${title}”测评已到截止时间，请结束投票并计票`,
            en: `“${title}” is past its end: close and count it`,
          },
          ...{ state: 'late', due: localDate(policy.calendar.timeZone, new Date(until)) },
        }
      : null;
  const at = inTheRoom[state];
  const day = dayOf(facts, poll);
  if (!at || (state === 'frozen' && day !== today)) return null;
  if (runs && day !== null && day < today)
    return {
      task: {
        zh: `“${title}”测评尚未结束（${at.zh}），请结束投票并计票`,
        en: `“${title}” has not ended (${at.en}): close and count it`,
      },
      ...{ state: 'late', due: day },
    };
  return {
    task: runs
      ? { zh: `主持“${title}”测评（${at.zh}）`, en: `Run “${title}” (${at.en})` }
      : { zh: `今天的测评：“${title}”（${at.zh}）`, en: `Voting today: “${title}” (${at.en})` },
    ...{ state: 'open', due: today },
  };
}

/**
 * Polls that somebody has to see to on the day: those in the room, for whoever runs them, their unit and its group; those
 * that were filled in dispersed and are past their end (B-142), for whoever runs them. A trial is nobody's to do.
 * @param cycle `now`: the time, ISO 8601 in UTC
 * @param isOwn whether a unit is the reader's own: nothing of it is theirs to do as members of its group
 */
export function pollTodos(
  cycle: CycleWork & { now: string },
  access: Access,
  isOwn: (unit: string) => boolean = () => false,
): Todo[] {
  const base = `/cycles/${encodeURIComponent(cycle.cycle.id)}/conduct`;
  return cycle.units.flatMap(({ unit, facts }) => {
    const isDoer = (owner: 'unit' | 'leadingGroup' | 'group' | 'office') =>
      doesFor(access, owner, unit) && !(owner === 'group' && isOwn(unit.id));
    return standing(facts.ballots).flatMap((poll) => {
      const runs = isDoer(pollRunner(cycle.policy, poll));
      if (!runs && !isDoer('unit') && !isDoer('group')) return [];
      const draft = draftOf(cycle, facts, poll, runs);
      if (!draft) return [];
      const link = `${base}/${encodeURIComponent(unit.id)}/ballots/${poll.id}`;
      const units = [{ id: unit.id, name: unit.name, link, done: 0, total: 1 }];
      return [todoOf(cycle, { key: `poll:${poll.id}`, ...draft, blockedBy: [], units, link })];
    });
  });
}
