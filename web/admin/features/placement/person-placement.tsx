import { Link } from 'react-router';
import { listCycles } from '#shared/api/appraisals.ts';
import { type OnePlacement, readOwnPlacement, readPlacement } from '#shared/api/conduct/placement.ts';
import { type ProgressionKind, progressionKinds } from '#shared/appraisal/progression.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { placementPath } from './paths.ts';
import { DecidedBy, Doubts, useReasons } from './placement-reason.tsx';
import { useTexts } from './texts.ts';

/**
 * Where somebody is appraised in the year under way (or the last one), whether and why, and which of their years count.
 * Nothing for who is not among that year's people.
 */
export function PersonPlacement({ unit, person }: { unit: string; person: string }) {
  const { can, me } = useSession();
  const cycles = useOperation(listCycles, {}, { enabled: can('cycle.read') }).data?.cycles ?? [];
  const latest = cycles.find(({ state }) => state === 'open') ?? cycles[0];
  const cycle = latest?.cycle.id ?? '';
  const isSelf = me.user?.person?.id === person && can('report.own');
  const isThere = latest !== undefined;
  const own = useOperation(readOwnPlacement, { cycle }, { enabled: isThere && isSelf });
  const other = useOperation(
    readPlacement,
    { cycle, unit, person },
    { enabled: isThere && !isSelf && can('conduct.read') },
  );
  const data = isSelf ? own.data : other.data;
  return data ? <Placement data={data} linked={can('conduct.read')} /> : null;
}

function Placement({ data, linked }: { data: OnePlacement; linked: boolean }) {
  const t = useTexts();
  const say = useSay();
  const unitName = (id: string) => data.units.find((unit) => unit.id === id)?.name ?? id;
  const reasonsOf = useReasons(unitName);
  const { placement, progression, cycle } = data;
  const { excluded } = progression.grade;
  return (
    <section className="kp-card">
      <h2>
        {t('card.title')} · {t('cycle', { year: cycle.year })}
      </h2>
      <dl className="kp-facts">
        <dt>{t('unit')}</dt>
        <dd>{unitName(placement.unit)}</dd>
        <dt>{t('status')}</dt>
        <dd>{say(statusLabels[placement.status])}</dd>
        <dt>{t('why')}</dt>
        <dd>
          {reasonsOf(placement).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {placement.decision && <DecidedBy decision={placement.decision} />}
        </dd>
        {placement.doubts && (
          <>
            <dt>{t('card.doubt')}</dt>
            <dd>
              <Doubts of={placement.doubts} />
            </dd>
          </>
        )}
        {(Object.keys(progressionKinds) as ProgressionKind[]).map((kind) => (
          <div key={kind} className="kp-contents">
            <dt>{say(progressionKinds[kind])}</dt>
            <dd>
              {progression[kind].years.length > 0
                ? t('counter.which', { n: progression[kind].years.length, years: progression[kind].years.join('、') })
                : t('counter.years', { n: 0 })}
            </dd>
          </div>
        ))}
        <dt>{t('counter.excluded')}</dt>
        <dd>
          {excluded.length > 0
            ? excluded.map(({ year, reason }) => `${year}（${say(reason)}）`).join('、')
            : t('counter.noneExcluded')}
        </dd>
      </dl>
      {linked && (
        <p className="kp-placement-link">
          <Link to={placementPath(cycle.id)}>{t('card.link', { year: cycle.year })}</Link>
        </p>
      )}
    </section>
  );
}
