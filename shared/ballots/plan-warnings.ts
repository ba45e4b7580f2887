import type { Problem } from '#shared/problem.ts';
import type { PlanInput, PlannedPoll } from './plan-polls.ts';

const warning = (path: string, code: string, zh: string, en: string): Problem => ({
  ...{ path, code, message: { zh, en } },
});

/** What speaks against a poll as it is planned; `nobody-to-rate` and `nobody-votes` keep it from being made. */
export function warningsOf(
  { policy, rosterSubmitted }: Pick<PlanInput, 'policy' | 'rosterSubmitted'>,
  {
    purpose,
    source,
    voters,
    subjects,
    boxes,
  }: Pick<PlannedPoll, 'purpose' | 'source' | 'voters' | 'subjects' | 'boxes'>,
): Problem[] {
  const { minBallots } = policy.opinion;
  const rolls = boxes.map(({ without }) => voters.length - (without === null ? 0 : 1));
  const fewest = Math.min(voters.length, ...rolls);
  return [
    ...(subjects.length === 0
      ? [warning('subjects', 'nobody-to-rate', '没有需要评议的对象，不能设此测评。', 'There is nobody to rate.')]
      : []),
    ...(voters.length === 0
      ? [warning('voters', 'nobody-votes', '没有可以参加投票的人员，不能设此测评。', 'There is nobody who votes.')]
      : []),
    ...(voters.length > 0 && fewest < minBallots
      ? [
          warning(
            'opinion.minBallots',
            'few-voters',
            `有的票箱只有 ${fewest} 人可以投票，少于规定的 ${minBallots} 票，结果不会公布，也不计入成绩。`,
            `A box has ${fewest} voters, fewer than the ${minBallots} ballots that count: its result stays hidden.`,
          ),
        ]
      : []),
    ...(policy.meetings.required && purpose === 'cadres' && source === 'mass' && !rosterSubmitted
      ? [
          warning(
            'roster',
            'roster-open',
            '参会人员名单尚未提交，投票人员还会变动；请在名单提交后再生成测评。',
            "The participants' list has not been submitted: who votes may still change.",
          ),
        ]
      : []),
  ];
}

/** Whether it can be made at all. */
export const canBeMade = ({ voters, subjects }: Pick<PlannedPoll, 'voters' | 'subjects'>): boolean =>
  voters.length > 0 && subjects.length > 0;
