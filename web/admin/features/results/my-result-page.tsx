import { PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { readMyResult } from '#shared/api/grading.ts';
import type { Output } from '#shared/api/operation.ts';
import { readPolicy } from '#shared/api/policies.ts';
import { honourLabels, partLabels } from '#shared/grading/labels.ts';
import { weightRole } from '#shared/grading/index-dataset.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment, yuan } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { cyclePath } from '../cycles/paths.ts';
import { personAddress } from '../why/address.ts';
import { WhyDrawer } from '../why/why-drawer.tsx';
import { WhyNumber } from '../why/why-number.tsx';
import { PartsTable } from './parts-table.tsx';
import { labelOf } from './run-view.ts';
import { useResultTexts } from './texts.ts';
import './results.css';
import '../../ui/small-tables.css';

/** One's own published result in plain words, each number with its why; nobody else's. */
export function Component() {
  const t = useResultTexts();
  const navigate = useNavigate();
  const { cycle: asked } = useParams();
  const cycles = useOperation(listCycles, {});
  const rows = (cycles.data?.cycles ?? []).toSorted((a, b) => b.cycle.year - a.cycle.year);
  const cycle = asked ?? (rows.find((row) => row.publishedRun !== null) ?? rows[0])?.cycle.id;
  const mine = useOperation(readMyResult, { cycle: cycle ?? '' }, { enabled: cycle !== undefined });
  const error = cycles.error ?? mine.error;
  return (
    <div className="kp-stack">
      <PageHeader
        title={t('mine')}
        extra={
          <>
            {rows.length > 1 && (
              <Select
                aria-label={t('mine.years')}
                value={cycle}
                onChange={(chosen) => void navigate(`${cyclePath(chosen)}/my-result`)}
                options={rows.map((row) => ({ value: row.cycle.id, label: String(row.cycle.year) }))}
              />
            )}
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      {error && <ErrorState error={error} retry={() => void mine.refetch()} />}
      {!error && (cycles.isPending || (cycle !== undefined && mine.isPending)) && <Loading />}
      {cycles.data && cycle === undefined && <EmptyState title={t('mine.none')} hint={t('mine.none.hint')} />}
      {mine.data && cycle && <Mine cycle={cycle} mine={mine.data} />}
    </div>
  );
}

function Mine({ cycle, mine }: { cycle: string; mine: Output<typeof readMyResult> }) {
  const t = useResultTexts();
  const say = useSay();
  const { run, result, decimals } = mine;
  const policy = useOperation(readPolicy, { id: run?.policyVersion ?? '' }, { enabled: run !== null });
  if (!run) return <EmptyState title={t('mine.none')} hint={t('mine.none.hint')} />;
  if (!result) return <EmptyState title={t('mine.notIn')} hint={t('mine.notIn.hint')} />;
  const words = { name: result.name, unit: mine.unitName ?? result.appraisalUnit, year: cycle };
  const isGraded = result.status === 'appraised' && result.grade !== null;
  return (
    <section className="kp-card kp-mine">
      {isGraded && (
        <p className="kp-mine-grade">
          {t('mine.graded', words)} <GradeTag grade={result.grade} />
        </p>
      )}
      {result.status === 'ungraded' && <p>{t('mine.ungraded', words)}</p>}
      {result.status === 'notAppraised' && <p>{t('mine.notAppraised', words)}</p>}
      {result.status !== 'notAppraised' && result.composite !== null && (
        <>
          <p className="kp-mine-score">
            <span>{say(labelOf(partLabels, 'composite'))}</span>
            <WhyNumber address={personAddress(result.id, 'composite')} value={result.composite} decimals={decimals} />
          </p>
          <p className="kp-soft">{t('mine.made')}</p>
        </>
      )}
      {result.missing.length > 0 && (
        <p className="kp-wrong">
          {t('person.missing', { parts: result.missing.map((part) => say(labelOf(partLabels, part))).join('、') })}
        </p>
      )}
      {result.status !== 'notAppraised' && (
        <PartsTable
          person={result}
          weights={policy.data?.policy.composites[weightRole(result)] ?? null}
          decimals={decimals}
        />
      )}
      <p>
        {result.order !== null && (
          <>
            <WhyNumber
              address={personAddress(result.id, 'order')}
              text={t('mine.place', { order: result.order })}
            />{' '}
          </>
        )}
        {t(result.countsForProgression ? 'mine.counts' : 'mine.countsNot')}
        {result.honour && (
          <> {t('mine.honour', { honour: say(honourLabels[result.honour]), amount: yuan(result.amount) })}</>
        )}
      </p>
      <p>
        <WhyNumber
          address={personAddress(result.id, isGraded ? 'grade' : 'status')}
          text={t(isGraded ? 'person.why' : 'person.whyStatus')}
        />
      </p>
      {run.published && <p className="kp-soft">{t('mine.published', { at: moment(run.published.at) })}</p>}
      <WhyDrawer cycle={cycle} run={run.id} decimals={decimals} />
    </section>
  );
}
