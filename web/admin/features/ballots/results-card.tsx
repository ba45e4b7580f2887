import { useState } from 'react';
import { readCycle } from '#shared/api/appraisals.ts';
import { shareOf, shareText } from '#shared/ballots/rates.ts';
import { useOperation } from '../../app/api.ts';
import { ResultsTable } from './results-table.tsx';
import { signatures, tallyDocument } from './tally-document.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import { useMarks } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { TallyExport } from './tally-export.tsx';
import { sortedPart, type TallyPart, tallyParts, type TallySort } from './tally-table.ts';
import { useTexts } from './texts.ts';
import type { PollProps, PollView } from './use-poll.ts';

type Results = NonNullable<PollView['results']>;

/** What came of it: for each subject a bar of the grades with the same figures beside it; who had too few says so. */
export function ResultsCard({ results, ...props }: PollProps & { results: Results }) {
  const { view, conduct } = props;
  const t = useTexts();
  const { can } = useSession();
  const [sorts, setSorts] = useState<Record<TallyPart['kind'], TallySort | null>>({ team: null, person: null });
  // Printed and exported in the order in which it is looked at.
  const parts = tallyParts(view.poll, results).map((part) => sortedPart(part, sorts[part.kind]));
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
      <p className="kp-soft">{t('results.base')}</p>
      {parts.map((part) => (
        <ResultsTable
          key={part.kind}
          part={part}
          minBallots={view.poll.minBallots}
          sort={sorts[part.kind]}
          onSort={(sort) => setSorts((now) => ({ ...now, [part.kind]: sort }))}
        />
      ))}
      <p className="kp-print-only kp-form-print kp-poll-sign">{signatures}</p>
    </section>
  );
}

/** Blank ballots and invalid papers (B-147); nothing of a poll that did not count them. */
function BlankLine({ view: { poll, ballots } }: Pick<PollProps, 'view'>) {
  const t = useTexts();
  const marks = useMarks();
  if (!ballots) return null;
  const { cast, invalid, blank, withheld } = ballots;
  const isPaper = poll.medium === 'paper';
  const told =
    blank === null
      ? t('results.blank.few')
      : t(isPaper ? 'results.paper.blank' : 'results.blank', { n: blank, rate: shareText(shareOf(blank, cast)) }) +
        (withheld > 0 ? t('results.blank.others', { n: withheld }) : '');
  const paper = { cast, invalid, valid: cast - invalid, rate: shareText(shareOf(invalid, cast)) };
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
