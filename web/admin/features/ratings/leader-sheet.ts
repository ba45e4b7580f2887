import type { readLeaderRatings } from '#shared/api/ballots/ratings.ts';
import type { PersonGrade, TeamGrade } from '#shared/policy/terms.ts';
import type { Answer } from '../../app/api.ts';

export type LeaderSheet = Answer<typeof readLeaderRatings>;
export type LeaderUnit = LeaderSheet['units'][number];

/** What was chosen for a unit and is not handed in yet, over what was handed in. */
export interface Choice {
  team: TeamGrade | null;
  principals: Readonly<Record<string, PersonGrade | null>>;
}
export type Choices = Readonly<Record<string, Choice>>;

export const handedIn = ({ team, principals }: LeaderUnit): Choice => ({
  team,
  principals: Object.fromEntries(principals.map(({ person, grade }) => [person, grade])),
});

export const choiceOf = (unit: LeaderUnit, choices: Choices): Choice => choices[unit.unit] ?? handedIn(unit);

/** Whether it says something else than what was handed in. */
export const isChanged = (unit: LeaderUnit, choices: Choices): boolean => {
  const choice = choices[unit.unit];
  return (
    choice !== undefined &&
    (choice.team !== unit.team ||
      unit.principals.some(({ person, grade }) => (choice.principals[person] ?? null) !== grade))
  );
};

/** How many of a unit's grades are given, of how many. */
export function given(sheet: Pick<LeaderSheet, 'ratesTeams'>, unit: LeaderUnit, choices: Choices) {
  const { team, principals } = choiceOf(unit, choices);
  const grades = [
    ...(sheet.ratesTeams ? [team] : []),
    ...unit.principals.map(({ person }) => principals[person] ?? null),
  ];
  return { done: grades.filter((grade) => grade !== null).length, total: grades.length };
}

/** What is sent: the units that were changed, each whole. */
export const changes = (units: readonly LeaderUnit[], choices: Choices) =>
  units
    .filter((unit) => isChanged(unit, choices))
    .map((unit) => {
      const { team, principals } = choiceOf(unit, choices);
      return {
        unit: unit.unit,
        team,
        principals: unit.principals.flatMap(({ person }) => {
          const grade = principals[person] ?? null;
          return grade === null ? [] : [{ person, grade }];
        }),
      };
    });
