import { readCycle } from '#shared/api/appraisals.ts';
import { ballotsTogether } from '#shared/ballots/blank.ts';
import { useOperation } from '../../app/api.ts';
import { signatures, tallyDocument } from './tally-document.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import { useMarks, useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { TallyExport } from './tally-export.tsx';
import { piecesOf, type TallyPart, tallyParts } from './tally-table.ts';
import { useTexts } from './texts.ts';
import { rateOf } from './turnout.ts';
import type { PollProps, PollView } from './use-poll.ts';

type Results = NonNullable<PollView['results']>;

/** What came of it: for each subject a bar of the grades with the same figures beside it; who had too few says so. */
export function ResultsCard({ results, ...props }: PollProps & { results: Results }) {
  const { view, conduct } = props;
  const t = useTexts();
  const { can } = useSession();
  const parts = tallyParts(view.poll, results);
  const hasFew = results.some(({ counts }) => counts === null);
  return (
    <section className="kp-card kp-stack kp-poll-results">
      <div className="kp-row">
        <h2>{t('results')}</h2>
        <div className="kp-row kp-row-end kp-no-print">
          <TallyExport {...props} parts={parts} />
        </div>
      </div>
      <PrintHead {...props} parts={parts} />
      {view.poll.state !== 'published' && view.poll.state !== 'voided' && <p className="kp-note">{t('results.not')}</p>}
      {hasFew && (
        <p className="kp-soft">
          {t('results.few', { n: view.poll.minBallots })}{' '}
          {can('policy.read') && <ArticleLink version={conduct.policyVersion} path="opinion.minBallots" />}
        </p>
      )}
      <BlankLine {...props} />
      {parts.map((part) => (
        <PartTable key={part.kind} part={part} minBallots={view.poll.minBallots} />
      ))}
      <p className="kp-print-only kp-form-print kp-poll-sign">{signatures}</p>
    </section>
  );
}

/** Blank ballots and invalid papers (B-147); nothing of a poll that did not count them. */
function BlankLine({ view: { poll, ballots } }: Pick<PollProps, 'view'>) {
  const t = useTexts();
  const marks = useMarks();
  const all = ballots && ballotsTogether(poll, ballots);
  if (!all) return null;
  const { cast, invalid, blank, withheld } = all;
  const isPaper = poll.medium === 'paper';
  const told =
    blank === null
      ? t('results.blank.few')
      : t(isPaper ? 'results.paper.blank' : 'results.blank', { n: blank, rate: rateOf(blank, cast) }) +
        (withheld > 0 ? t('results.blank.others', { n: withheld }) : '');
  const paper = { cast, invalid, valid: cast - invalid, rate: rateOf(invalid, cast) };
  return (
    <p className="kp-no-print">
      {isPaper ? `${t('results.paper', paper)}${marks.semicolon}${told}` : told}
      {marks.stop}
      <small className="kp-soft">{t(isPaper ? 'results.paper.what' : 'results.blank.what')}</small>
    </p>
  );
}

/** Official papers are Chinese whatever the page's language. */
function PrintHead({ place, view, conduct, parts }: PollProps & { parts: readonly TallyPart[] }) {
  const cycle = useOperation(readCycle, { cycle: place.cycle });
  const year = cycle.data?.row.cycle.year ?? null;
  const { title, about } = tallyDocument({
    poll: view.poll,
    ballots: view.ballots,
    parts,
    unit: conduct.unit.name,
    year,
  });
  return (
    <div className="kp-print-only kp-form-print kp-poll-print-head" lang="zh-CN">
      <p>{title}</p>
      {about.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function PartTable({ part, minBallots }: { part: TallyPart; minBallots: number }) {
  const t = useTexts();
  const say = useSay();
  const { marks, rows } = part;
  const label = t(`results.${part.kind}`);
  const hasItems = rows.some(({ item }) => item !== null);
  const hasNominations = rows.some(({ nominations }) => nominations !== null);
  return (
    <div className="kp-stack">
      <div className="kp-row">
        <h3>{label}</h3>
        <ul className="kp-plain-list kp-poll-legend" aria-hidden>
          {marks.map(({ mark, label: words }, i) => (
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
              {marks.map(({ mark, label: words }) => (
                <th key={mark} scope="col" className="kp-right">
                  {say(words)}
                </th>
              ))}
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
              <tr key={i} data-first={row.isFirst}>
                <th scope="row">
                  <span className={row.isFirst ? '' : 'kp-hidden'}>
                    {row.name}
                    {row.post !== '' && <small className="kp-soft">{row.post}</small>}
                  </span>
                </th>
                {hasItems && <td>{row.item ?? ''}</td>}
                {row.counts === null ? (
                  <td colSpan={marks.length + 1 + (hasNominations ? 1 : 0)} className="kp-soft">
                    {t('results.few.row', { n: minBallots })}
                  </td>
                ) : (
                  <>
                    <td aria-hidden>
                      <Bar counts={row.counts} />
                    </td>
                    {row.counts.map((count, at) => (
                      <td key={marks[at]!.mark} className="kp-right">
                        {count}
                      </td>
                    ))}
                    {hasNominations && <td className="kp-right">{row.nominations ?? ''}</td>}
                  </>
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

/** Drawn, not coloured by a background: it is printed, too. */
function Bar({ counts }: { counts: readonly number[] }) {
  return (
    <svg className="kp-poll-bar" viewBox="0 0 100 10" preserveAspectRatio="none">
      {piecesOf(counts).map(({ place, from, length }) => (
        <rect key={place} data-place={place} x={from} y={0} width={length} height={10} />
      ))}
    </svg>
  );
}
