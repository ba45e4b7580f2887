import { Button } from 'antd';
import { importSummary } from '#shared/api/appraisals.ts';
import type { ImportSummary } from '#shared/api/appraisals.ts';
import type { Problem } from '#shared/problem.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { JobProgress, useJob } from '../../ui/job-progress.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { count } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import { useTexts } from './texts.ts';

interface Props {
  job: string;
  onAgain: () => void;
  /** back to the rows that are still open on this page */
  onMend: ((problems: readonly Problem[]) => void) | null;
}

/** An import's progress, and what came of it. */
export function ImportJob({ job: id, onAgain, onMend }: Props) {
  const t = useTexts();
  const { job } = useJob(id);
  const ended = job?.state === 'done' || job?.state === 'failed';
  return (
    <section className="kp-card kp-stack">
      <JobProgress job={id}>{(done) => <Outcome output={done.output} />}</JobProgress>
      {ended && (
        <div className="kp-row">
          {job.state === 'failed' && onMend && (
            <Button type="primary" onClick={() => onMend(job.problems)}>
              {t('job.back')}
            </Button>
          )}
          <Button onClick={onAgain}>{t('again')}</Button>
        </div>
      )}
    </section>
  );
}

function Outcome({ output }: { output: Record<string, unknown> | null }) {
  const t = useTexts();
  const summary = importSummary.safeParse(output);
  if (!summary.success) return <ErrorState error={null} />;
  if (summary.data.nothingNew) return <EmptyState title={t('nothingNew')} hint={t('nothingNew.hint')} />;
  return <Summary summary={summary.data} />;
}

function Summary({ summary }: { summary: ImportSummary }) {
  const t = useTexts();
  const parts = ['units', 'people', 'performance', 'opinions'] as const;
  const touched = parts.filter((part) => Object.values(summary[part]).some((n) => n > 0));
  return (
    <div className="kp-stack">
      <h2 role="status">✓ {t('done')}</h2>
      <SmallTable
        label={t('done')}
        heads={[t('done.kind'), t('done.added'), t('done.changed'), t('done.same'), t('done.removed')]}
        right={[1, 2, 3, 4]}
        rows={touched.map((part) => {
          const counts = summary[part];
          return [
            t(part),
            count(counts.added),
            count(counts.changed),
            count(counts.same),
            'removed' in counts ? count(counts.removed) : '—',
          ];
        })}
      />
      <div className="kp-row">
        {touched.includes('units') && <LinkButton to="/units">{t('link.units')}</LinkButton>}
        {touched.includes('people') && <LinkButton to="/people">{t('link.people')}</LinkButton>}
        {summary.cycle && (
          <LinkButton type="primary" to={`/cycles/${encodeURIComponent(summary.cycle)}`}>
            {t('link.cycle')}
          </LinkButton>
        )}
        {summary.policyVersion && (
          <LinkButton to={`/policy/versions/${summary.policyVersion}`}>{t('link.policy')}</LinkButton>
        )}
      </div>
    </div>
  );
}
