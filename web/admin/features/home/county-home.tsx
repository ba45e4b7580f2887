import { Link } from 'react-router';
import { listCycles, readCycle } from '#shared/api/appraisals.ts';
import { listRuns } from '#shared/api/grading.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { count } from '../../ui/numbers.ts';
import { CompletenessTable } from '../cycles/completeness-table.tsx';
import { completenessOf, isMissing } from '../cycles/completeness.ts';
import { cyclePath, runsPath } from '../cycles/paths.ts';
import { Runs } from './runs.tsx';
import { RunningNow } from './running-now.tsx';
import { useTexts } from './texts.ts';

/** The appraisal office's home: the current cycle, what is missing where, what is to be done. */
export function CountyHome() {
  const t = useTexts();
  const { can } = useSession();
  const cycles = useOperation(listCycles, {});
  const latest = cycles.data?.cycles.toSorted((a, b) => b.cycle.year - a.cycle.year)[0];
  const id = latest?.cycle.id;
  const cycle = useOperation(readCycle, { cycle: id ?? '' }, { enabled: id !== undefined });
  const runs = useOperation(listRuns, { cycle: id ?? '' }, { enabled: id !== undefined && can('result.read') });
  if (cycles.error) return <ErrorState error={cycles.error} retry={() => cycles.refetch()} />;
  if (cycles.data && !latest) return <NoCycle />;
  if (!cycle.data || !id) return cycle.error ? <ErrorState error={cycle.error} /> : <Loading />;
  const { year } = cycle.data.row.cycle;
  return (
    <>
      <section className="kp-card">
        <div className="kp-card-head">
          <h2>
            <Link to={cyclePath(id)}>{t('cycle', { year })}</Link>
          </h2>
          {can('cycle.write') && <LinkButton to={`/import?cycle=${encodeURIComponent(id)}`}>{t('import')}</LinkButton>}
          {can('result.read') && <LinkButton to={runsPath(id)}>{t('results')}</LinkButton>}
          <Link to="/cycles">{t('cycle.others')}</Link>
        </div>
        <Figures data={cycle.data} />
      </section>
      <div className="kp-columns">
        <section className="kp-card">
          <h2>{t('todo')}</h2>
          <Todo data={cycle.data} runs={runs.data?.runs ?? []} />
        </section>
        <section className="kp-card">
          <h2>{t('runs')}</h2>
          <Runs cycle={id} runs={runs.data?.runs ?? []} />
        </section>
        {can('job.read') && <RunningNow />}
      </div>
      <section>
        <h2 className="kp-section-title">{t('completeness')}</h2>
        <CompletenessTable data={cycle.data} />
      </section>
    </>
  );
}

function NoCycle() {
  const t = useTexts();
  const { can } = useSession();
  const writes = can('cycle.write');
  return (
    <EmptyState
      title={t('cycle.none')}
      hint={t(writes ? 'cycle.none.hint' : 'cycle.none.wait')}
      action={
        writes && (
          <>
            <LinkButton type="primary" to="/cycles/new">
              {t('cycle.open')}
            </LinkButton>
            <LinkButton to="/import?kind=dataset">{t('cycle.import')}</LinkButton>
          </>
        )
      }
    />
  );
}

type CycleData = Answer<typeof readCycle>;

const lacking = ({ units }: CycleData) => ({
  performance: units.filter((unit) => isMissing(completenessOf(unit.performance, unit.indicators))).length,
  opinions: units.filter((unit) => isMissing(completenessOf(unit.rated, unit.subjects))).length,
});

function Figures({ data }: { data: CycleData }) {
  const t = useTexts();
  const lacks = lacking(data);
  const due = data.units.filter((unit) => unit.indicators > 0).length;
  const all = data.units.length;
  const figures = [
    [t('figures.units'), count(data.row.units)],
    [t('figures.people'), count(data.row.people)],
    [t('figures.performance'), t('figures.of', { n: due - lacks.performance, all: due })],
    [t('figures.opinions'), t('figures.of', { n: all - lacks.opinions, all })],
  ];
  return (
    <dl className="kp-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands between here and the published result, each with the way to do it. */
function Todo({ data, runs }: { data: CycleData; runs: Answer<typeof listRuns>['runs'] }) {
  const t = useTexts();
  const { can } = useSession();
  const path = cyclePath(data.row.cycle.id);
  const lacks = lacking(data);
  const behind = data.units.filter((unit) => unit.behindRegister).length;
  const [last] = runs.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const complete = lacks.performance === 0 && lacks.opinions === 0;
  const items: [boolean, string, string][] = [
    [lacks.performance > 0, t('todo.performance', { n: lacks.performance }), `${path}?f.performance=missing`],
    [lacks.opinions > 0, t('todo.opinions', { n: lacks.opinions }), `${path}?f.opinions=missing`],
    [behind > 0, t('todo.behind', { n: behind }), path],
    [data.unitsOnlyInRegister > 0, t('todo.new', { n: data.unitsOnlyInRegister }), path],
    [complete && runs.length === 0 && can('run.write'), t('todo.run'), `${path}/runs`],
    [last?.state === 'draft' && last.provisional, t('todo.provisional'), `${path}/runs`],
    [last?.state === 'draft' && !last.provisional && can('run.publish'), t('todo.publish'), `${path}/runs`],
  ];
  const due = items.filter(([isDue]) => isDue);
  if (due.length === 0) return <p className="kp-soft">{t('todo.none')}</p>;
  return (
    <ul className="kp-lines">
      {due.map(([, words, to]) => (
        <li key={words}>
          <Link to={to}>{words}</Link>
        </li>
      ))}
    </ul>
  );
}
