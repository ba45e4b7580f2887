import { marksOf, votesOf } from '#shared/appraisal/staff-tally.ts';
import { staffModes } from '#shared/appraisal/staff.ts';
import { readCycle } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import type { CardProps } from './card-props.ts';
import { columns, headOf, inItems, sumOf } from './tally-columns.ts';
import { useTexts } from './texts.ts';

/** The tally on A4, with a line for each signature. */
export function TallyPaper({ cycle, staff, conduct }: CardProps) {
  const t = useTexts();
  const say = useSay();
  const whole = useOperation(readCycle, { cycle });
  const { tally, facts, charge, signers, leadingGroup } = staff;
  const mode = facts.mode ? say(staffModes[facts.mode]) : '';
  const names = charge === 'group' ? signers.map(({ name }) => name) : leadingGroup;
  const sum = sumOf(tally.rows);
  const hasBallots = inItems(tally.rows);
  return (
    <section className="kp-print-only kp-form-print kp-tally-paper" aria-label={t('tally')}>
      <p className="kp-paper-title">
        {t('print.title', { name: conduct.unit.name, year: whole.data?.row.cycle.year ?? cycle })}
      </p>
      <p>
        {facts.meeting
          ? t('print.meeting', { mode, date: facts.meeting.date, place: facts.meeting.place })
          : t('print.mode', { mode })}
        {tally.ballots !== null && t('print.ballots', { n: tally.ballots })}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('print.no')}</th>
            <th>{t('subjects.name')}</th>
            {columns.map((column) => (
              <th key={column}>{say(headOf(column))}</th>
            ))}
            <th>{t('tally.total')}</th>
            {hasBallots && <th>{t('tally.votes')}</th>}
          </tr>
        </thead>
        <tbody>
          {tally.rows.map(({ person, name, counts, ballots }, i) => (
            <tr key={person}>
              <td>{i + 1}</td>
              <td>{name}</td>
              {counts === null ? (
                <td colSpan={columns.length + (hasBallots ? 2 : 1)}>{t('tally.few', { n: staff.minBallots })}</td>
              ) : (
                <>
                  {columns.map((column) => (
                    <td key={column}>{counts[column]}</td>
                  ))}
                  <td>{marksOf(counts)}</td>
                  {hasBallots && <td>{votesOf({ counts, ballots })}</td>}
                </>
              )}
            </tr>
          ))}
          <tr>
            <td colSpan={2}>{t('tally.sum')}</td>
            {columns.map((column) => (
              <td key={column}>{sum[column]}</td>
            ))}
            <td>{marksOf(sum)}</td>
            {hasBallots && <td />}
          </tr>
        </tbody>
      </table>
      {hasBallots && <p>{t('tally.items')}</p>}
      <div className="kp-paper-lines">
        <p>{t('print.enteredBy')}</p>
        <p>{t('print.confirmedBy')}</p>
      </div>
      <p>{t(`print.sign.${charge}`)}</p>
      <ul className="kp-plain-list kp-paper-signers">
        {names.map((name, i) => (
          <li key={i}>
            {name} <span />
          </li>
        ))}
      </ul>
      <p className="kp-paper-date">{t('print.date')}</p>
    </section>
  );
}
