import { personGradeNames, personGrades, teamGradeNames, teamGrades } from '#shared/policy/terms.ts';
import { GradeChoice } from './grade-choice.tsx';
import { type Choice, choiceOf, type Choices, isChanged, type LeaderSheet, type LeaderUnit } from './leader-sheet.ts';
import { useTexts } from './texts.ts';

/** A unit: its team, and its principals beside it. */
export function LeaderUnitRow(props: {
  sheet: LeaderSheet;
  unit: LeaderUnit;
  category: string;
  choices: Choices;
  onChoose: (choice: Choice) => void;
}) {
  const t = useTexts();
  const { sheet, unit, category, choices, onChoose } = props;
  const choice = choiceOf(unit, choices);
  return (
    <article className="kp-leader-unit" {...(isChanged(unit, choices) && { 'data-changed': '' })}>
      <div>
        <h2>{unit.name}</h2>
        <p className="kp-soft">{category}</p>
      </div>
      {sheet.ratesTeams && (
        <GradeChoice
          label={t('leader.of', { name: unit.name, what: t('leader.team') })}
          of={t('leader.team')}
          grades={teamGrades}
          names={teamGradeNames}
          value={choice.team}
          disabled={!sheet.mayChange}
          onChoose={(team) => onChoose({ ...choice, team })}
        />
      )}
      {sheet.ratesPrincipals && (
        <div className="kp-leader-principals">
          {unit.principals.length === 0 && <span className="kp-soft">{t('leader.nobody')}</span>}
          {unit.principals.map(({ person, name }) => (
            <GradeChoice
              key={person}
              label={t('leader.of', { name: unit.name, what: name })}
              of={name}
              grades={personGrades}
              names={personGradeNames}
              value={choice.principals[person] ?? null}
              disabled={!sheet.mayChange}
              onChoose={(grade) => onChoose({ ...choice, principals: { ...choice.principals, [person]: grade } })}
            />
          ))}
        </div>
      )}
    </article>
  );
}
