import { toInquire } from '#shared/appraisal/interviews.ts';
import type { PaperFigures } from '#shared/appraisal/paper.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import { withBallots } from '#shared/ballots/opinions.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { scoreOpinion } from '#shared/grading/opinion.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';

interface About {
  view: CycleView;
  unit: Unit;
  people: readonly Appraised[];
  facts: UnitConduct;
}

/** The figures of a unit's report as they stand now (A-67; A-27 for the public's recognition). */
export async function figuresOf(context: Context<ConductRepositories>, about: About): Promise<PaperFigures> {
  const { view, unit, people, facts } = about;
  const progress = progressOf(about);
  const count = (test: (person: Appraised) => boolean): number => people.filter(test).length;
  const asked = toInquire(view.policy, people);
  return {
    people: {
      appraised: count(({ status }) => status === 'appraised'),
      ungraded: count(({ status }) => status === 'ungraded'),
      notAppraised: count(({ status }) => status === 'notAppraised'),
      cadres: count(({ rank }) => rank === 'cadre'),
    },
    meeting: meetingOf(facts),
    ...{ teamReport: progress('teamReport'), personalReports: progress('personalReports') },
    interviews: { listed: facts.interviews.listed, done: facts.interviews.done },
    inquiries:
      asked.length === 0
        ? null
        : { done: asked.filter(({ id }) => facts.interviews.inquired.includes(id)).length, total: asked.length },
    ...(await opinionsOf(context, view, unit.id)),
  };
}

/** How far a step is, as the board counts it; null where the unit has no such step. */
function progressOf({ view, unit, people, facts }: About) {
  const { policy, plan, today } = view;
  const status = statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today });
  return (id: string): { done: number; total: number } | null => {
    const found = status.find(({ step, state }) => step === id && state !== 'notApplicable');
    return found ? { done: found.done, total: found.total } : null;
  };
}

/** Whether the group has handed the unit's materials to the office, from when on nothing of its papers changes. */
export function isForwarded(about: About): boolean {
  const { policy, plan, today } = about.view;
  const { unit, people, facts } = about;
  const status = statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today });
  return status.some(({ step, state }) => step === 'forward' && state === 'done');
}

/** The day that was agreed on, and who was there, counted when the meeting was closed. */
function meetingOf({ meeting }: UnitConduct): PaperFigures['meeting'] {
  if (meeting.state === 'planned') return null;
  const { schedule, closed } = meeting;
  return {
    date: schedule.slot?.date ?? null,
    expected: closed?.expected ?? null,
    present: closed?.present ?? null,
  };
}

/** The votes on the team; its public recognition is what those gave who are not of it: the source `mass`. */
async function opinionsOf(
  { repositories: { conduct, cycles } }: Context<ConductRepositories>,
  { id: cycle, stored, policy }: CycleView,
  unit: string,
): Promise<Pick<PaperFigures, 'opinions' | 'recognition'>> {
  const of = stored.content.units.filter((one) => one.unit.id === unit);
  const [rows, made] = await Promise.all([cycles.readRows(cycle, of), conduct.readBallotOpinions(cycle)]);
  const imported = rows.get(unit)?.opinions.map(({ row }) => row) ?? [];
  const units = stored.content.units.map((one) => one.unit);
  const { opinions } = withBallots({ units, people: [], opinions: imported }, made);
  const { sources } = scoreOpinion(
    policy,
    'team',
    policy.opinion.weights.team,
    opinions.filter(({ subject }) => subject.kind === 'team' && subject.id === unit),
  );
  return {
    opinions: sources.map(({ source, row: { counts }, votes, ballots, score }) => ({
      ...{ source, counts, votes, score },
      ...(ballots !== votes && { ballots }),
    })),
    recognition: sources.find(({ source }) => source === 'mass')?.score ?? null,
  };
}
