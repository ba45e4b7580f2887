import { type Access, reachOf } from '#shared/api/access.ts';
import type { Todo } from '#shared/api/messages.ts';
import { type Appraised, placed, placementIndex } from '#shared/appraisal/placement.ts';
import { belongsTo } from '#shared/appraisal/own-unit.ts';
import { isOverdue, type QuestionState } from '#shared/appraisal/questions.ts';
import { owesReport } from '#shared/appraisal/reports.ts';
import { pollTodos } from '#shared/appraisal/poll-todos.ts';
import type { Step } from '#shared/appraisal/step.ts';
import { steps as allSteps } from '#shared/appraisal/steps.ts';
import { phaseTodos, sortTodos, stepTodos, todoOf } from '#shared/appraisal/todos.ts';
import { withDecisions } from '#functions/appraisals/repository.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import type { OpenCycle } from './cycles.ts';
import { asksSelfNow, leaderTodo, selfRatingTodo } from './rating-todos.ts';
import type { MessagesRepositories } from './repositories.ts';

/** Whose list it is. */
export interface Doer {
  user: Pick<UserRecord, 'id' | 'person' | 'roles'>;
  access: Access;
}

type Parts = Pick<MessagesRepositories, 'conduct' | 'register'>;

/**
 * What somebody has to do in the cycles under way; nothing of it is stored. The steps of their units, groups or office,
 * and polls of the day;
 * for the office what else waits for it; for everybody their own report and self-rating, for county leaders
 * their ratings.
 * @param cycles with all the units that are theirs; more of them change nothing
 */
export async function todosOf(
  repositories: Parts,
  { user, access }: Doer,
  cycles: readonly OpenCycle[],
  steps: readonly Step[] = allSteps,
): Promise<Todo[]> {
  const ofCycles = cycles.map(async (cycle) => [
    ...stepTodos(steps, cycle, access, ownUnits(user, cycle)),
    ...pollTodos(cycle, access, ownUnits(user, cycle)),
    ...(reachOf(access, 'conduct.plan').county ? officeTodos(cycle) : []),
    ...(reachOf(access, 'question.answer').county ? await questionTodos(repositories, cycle) : []),
    ...(await leaderTodo(repositories, cycle, { user, access })),
    ...(user.person && reachOf(access, 'report.own').self ? await ownTodos(repositories, cycle, user.person) : []),
  ]);
  return sortTodos((await Promise.all(ofCycles)).flat());
}

const ownUnits = (user: Doer['user'], { stored: { content } }: OpenCycle) => {
  const units = new Map(content.units.map(({ unit }) => [unit.id, unit]));
  return (id: string): boolean => belongsTo(user, units, id);
};

/** Phases past their end, and people of whom the rules do not say for certain where they are appraised. */
const officeTodos = (cycle: OpenCycle): Todo[] => {
  if (!cycle.isPlanned) return [];
  const { doubtful } = cycle;
  const decide = todoOf(cycle, {
    key: 'placement',
    task: { zh: `核定 ${doubtful} 名人员的考核归属`, en: `Decide where ${doubtful} people are appraised` },
    ...{ state: 'open', due: cycle.plan.phases.preparation.to, blockedBy: [], units: [] },
    link: `/cycles/${encodeURIComponent(cycle.cycle.id)}/placement`,
  });
  return [...phaseTodos(cycle), ...(doubtful > 0 ? [decide] : [])];
};

interface Question {
  title: string;
  state: QuestionState;
  due: string;
}

/** Questions of the supervisor that wait for an answer (B-25, B-41). */
const questionTodos = async ({ conduct }: Parts, cycle: OpenCycle): Promise<Todo[]> => {
  const questions = await conduct.listDetails<Question>(cycle.cycle.id, null, 'QUESTION');
  return questions
    .filter(({ state }) => state === 'asked')
    .map(({ id, title, state, due }) =>
      todoOf(cycle, {
        key: `question:${id}`,
        task: { zh: `答复监督询问：${title}`, en: `Answer a question of the supervisor: ${title}` },
        ...{ state: isOverdue({ state, due }, cycle.today) ? 'late' : 'open', due, blockedBy: [], units: [] },
        link: `/questions/${encodeURIComponent(cycle.cycle.id)}/${encodeURIComponent(id)}`,
      }),
    );
};

/** What somebody owes of themself, in the unit that appraises them. */
const ownTodos = async (
  { conduct, register }: Parts,
  cycle: OpenCycle,
  own: { id: string; unit: string },
): Promise<Todo[]> => {
  if (!asksReportNow(cycle) && !asksSelfNow(cycle)) return [];
  const appraised = await placementOf(register, cycle, own);
  if (!appraised) return [];
  return [
    ...(await ownReport({ conduct }, cycle, appraised)),
    ...(await selfRatingTodo({ conduct }, cycle, appraised)),
  ];
};

const asksReportNow = ({ plan: { phases }, today, isPlanned }: OpenCycle): boolean => {
  const { state, from } = phases.reports;
  const notYet = state === 'planned' && (from === null || from > today);
  return isPlanned && !notYet && state !== 'closed';
};

/** Their written report: not begun, begun, or returned (A-31 … A-34). */
const ownReport = async (
  { conduct }: Pick<Parts, 'conduct'>,
  cycle: OpenCycle,
  appraised: Appraised,
): Promise<Todo[]> => {
  const { plan, policy, today } = cycle;
  const phase = plan.phases.reports;
  if (!asksReportNow(cycle) || !owesReport(policy, appraised)) return [];
  const report = await conduct.readDetail<{ state: string }>(cycle.cycle.id, appraised.unit, 'REPORT', appraised.id);
  if (report?.state === 'submitted') return [];
  return [
    todoOf(cycle, {
      key: 'own-report',
      task:
        report?.state === 'returned'
          ? {
              zh: '修改并重新提交个人述职报告（已退回）',
              en: 'Change your written report and submit it again (returned)',
            }
          : { zh: '撰写并提交个人述职报告', en: 'Write and submit your report' },
      ...{ state: phase.to !== null && phase.to < today ? 'late' : 'open', due: phase.to, blockedBy: [], units: [] },
      link: `/cycles/${[cycle.cycle.id, 'reports', appraised.unit, appraised.id].map(encodeURIComponent).join('/')}`,
    }),
  ];
};

/** Reads the people of one unit: that of their account. */
const placementOf = async (
  register: Parts['register'],
  { stored: { content }, policy }: OpenCycle,
  own: { id: string; unit: string },
): Promise<Appraised | undefined> => {
  const home = content.units.find(({ unit }) => unit.id === own.unit);
  if (!home) return undefined;
  const people = withDecisions(await register.readPeople(home.unit.id, home.people), content.decisions);
  const person = people.find(({ id }) => id === own.id);
  const basis = { cycle: content.cycle, policy, units: content.units.map(({ unit }) => unit), people };
  return person && placed(placementIndex({ ...basis, people: [person] }), person).appraised;
};
