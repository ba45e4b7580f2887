import { marksOf, votesOf } from '#shared/appraisal/staff-tally.ts';
import type { CardProps } from './card-props.ts';
import { columns, inItems, sumOf } from './tally-columns.ts';
import { TallyHeads } from './tally-heads.tsx';
import { useTexts } from './texts.ts';

export function TallyTable({ staff }: Pick<CardProps, 'staff'>) {
  const t = useTexts();
  const { rows } = staff.tally;
  const sum = sumOf(rows);
  const hasBallots = inItems(rows);
  return (
    <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t('tally')}>
      <table className="kp-small-table kp-tally">
        <thead>
          <tr>
            <TallyHeads />
            {hasBallots && (
              <th scope="col" className="kp-right">
                {t('tally.votes')}
              </th>
            )}
            <th scope="col" className="kp-left">
              {t('tally.from')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, name, counts, ballots, from }) => (
            <tr key={person}>
              <th scope="row">{name}</th>
              {counts === null ? (
                <td className="kp-left kp-soft" colSpan={columns.length + (hasBallots ? 2 : 1)}>
                  {t('tally.few', { n: staff.minBallots })}
                </td>
              ) : (
                <>
                  {columns.map((column) => (
                    <td key={column} className="kp-right">
                      {counts[column]}
                    </td>
                  ))}
                  <td className="kp-right">{marksOf(counts)}</td>
                  {hasBallots && <td className="kp-right">{votesOf({ counts, ballots })}</td>}
                </>
              )}
              <td className="kp-left">{t(`from.${from}`)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="kp-parts-sum">
            <th scope="row">{t('tally.sum')}</th>
            {columns.map((column) => (
              <td key={column} className="kp-right">
                {sum[column]}
              </td>
            ))}
            <td className="kp-right">{marksOf(sum)}</td>
            {hasBallots && <td />}
            <td />
          </tr>
        </tfoot>
      </table>
      {hasBallots && <p className="kp-soft">{t('tally.items')}</p>}
    </div>
  );
}
