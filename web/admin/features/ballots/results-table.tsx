import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { shareText } from '#shared/ballots/rates.ts';
import { useSay } from '../../app/i18n.ts';
import { isGrade, nextSort, piecesOf, type TallyPart, type TallyRow, type TallySort } from './tally-table.ts';
import { useTexts } from './texts.ts';

interface Sorting {
  sort: TallySort | null;
  onSort: (sort: TallySort | null) => void;
}

/** Subjects of one kind: of each grade its share, the count below it, and a bar of the shares. */
export function ResultsTable({ part, minBallots, ...sorting }: Sorting & { part: TallyPart; minBallots: number }) {
  const t = useTexts();
  const say = useSay();
  const { marks, upper, rows } = part;
  const label = t(`results.${part.kind}`);
  const hasItems = rows.some(({ item }) => item !== null);
  const hasNominations = rows.some(({ nominations }) => nominations !== null);
  return (
    <div className="kp-stack">
      <div className="kp-row">
        <h3>{label}</h3>
        <ul className="kp-plain-list kp-poll-legend" aria-hidden>
          {marks.filter(isGrade).map(({ mark, label: words }, i) => (
            <li key={mark}>
              <i data-place={i} />
              {say(words)}
            </li>
          ))}
        </ul>
      </div>
      <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={label}>
        <table className="kp-small-table kp-poll-tally">
          <thead>
            <tr>
              <th scope="col">{t('results.subject')}</th>
              {hasItems && <th scope="col">{t('results.item')}</th>}
              <th scope="col" className="kp-poll-bar-head" aria-hidden>
                {t('results.bar')}
              </th>
              {marks.map((mark, at) =>
                isGrade(mark) ? (
                  <SortHead key={mark.mark} by={at} {...sorting}>
                    {say(mark.label)}
                  </SortHead>
                ) : (
                  <th key={mark.mark} scope="col" className="kp-right">
                    {say(mark.label)}
                  </th>
                ),
              )}
              <SortHead by="upper" {...sorting}>
                {say(upper)}
              </SortHead>
              {hasNominations && (
                <th scope="col" className="kp-right">
                  {t('results.nominations')}
                </th>
              )}
              <th scope="col" className="kp-right">
                {t('results.ballots')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i} data-first={row.isFirst} data-together={row.isTogether}>
                <th scope="row">
                  <span className={row.isFirst ? '' : 'kp-hidden'}>
                    {row.name}
                    {row.post !== '' && <small className="kp-soft">{row.post}</small>}
                  </span>
                </th>
                {hasItems && <td>{row.isTogether ? t('results.together') : (row.item ?? '')}</td>}
                {row.rates === null ? (
                  <td colSpan={marks.length + 2 + (hasNominations ? 1 : 0)} className="kp-soft">
                    {t('results.few.row', { n: minBallots })}
                  </td>
                ) : (
                  <RateCells part={part} row={row} rates={row.rates} hasNominations={hasNominations} />
                )}
                <td className="kp-right">{row.isFirst ? row.ballots : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function RateCells(props: {
  part: TallyPart;
  row: TallyRow;
  rates: NonNullable<TallyRow['rates']>;
  hasNominations: boolean;
}) {
  const t = useTexts();
  const { part, row, rates } = props;
  return (
    <>
      <td aria-hidden>
        <Bar shares={rates.shares.map((share) => share ?? 0)} />
      </td>
      {part.marks.map((mark, at) => {
        const count = row.counts?.[at];
        return (
          <td key={mark.mark} className="kp-right">
            {isGrade(mark) ? (
              <>
                {shareText(rates.shares[at]!)}
                {count !== undefined && <small>{t('results.count', { n: count })}</small>}
              </>
            ) : (
              count
            )}
          </td>
        );
      })}
      <td className="kp-right">
        <strong>{shareText(rates.upper)}</strong>
      </td>
      {props.hasNominations && <td className="kp-right">{row.nominations ?? ''}</td>}
    </>
  );
}

function SortHead({ by, sort, onSort, children }: Sorting & { by: TallySort['by']; children: ReactNode }) {
  const direction = sort?.by === by ? sort.direction : undefined;
  return (
    <th scope="col" className="kp-right" aria-sort={direction}>
      <button type="button" onClick={() => onSort(nextSort(sort, by))}>
        {children}
        {direction === 'ascending' && <ArrowUpOutlined aria-hidden="true" />}
        {direction === 'descending' && <ArrowDownOutlined aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Drawn, not coloured by a background: it is printed, too. */
function Bar({ shares }: { shares: readonly number[] }) {
  return (
    <svg className="kp-poll-bar" viewBox="0 0 100 10" preserveAspectRatio="none">
      {piecesOf(shares).map(({ place, from, length }) => (
        <rect key={place} data-place={place} x={from} y={0} width={length} height={10} />
      ))}
    </svg>
  );
}
