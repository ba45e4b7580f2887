import { Link } from 'react-router';
import { readOwnPlacement } from '#shared/api/conduct/placement.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import type { OwnYear } from './my-appraisal-page.tsx';
import { concernPath } from '../readiness/paths.ts';
import { useTexts } from './texts.ts';

/** Who appraises one and where, with the reason wherever it is another than one's own unit, or not at all. */
export function MyPlacement({ cycle, own }: { cycle: string; own: OwnYear }) {
  const t = useTexts();
  const say = useSay();
  const found = useOperation(readOwnPlacement, { cycle });
  const { placement, year } = own;
  if (!placement) return null;
  const { unit, home, group, status } = placement;
  const words = { unit: unit.name, group: group.name, year };
  const reasons = [found.data?.placement.placeReason, found.data?.placement.statusReason].filter(
    (reason) => reason !== undefined,
  );
  const decision = found.data?.placement.decision;
  return (
    <section className="kp-card kp-stack">
      <h2>{t('mine.where')}</h2>
      <p>
        {status === 'appraised' && t('mine.where.in', words)}
        {status === 'ungraded' && t('mine.where.ungraded', words)}
        {status === 'notAppraised' && t('mine.where.not', words)}
      </p>
      {reasons.map((reason) => (
        <p key={reason.zh}>{t('mine.where.why', { why: say(reason) })}</p>
      ))}
      {decision && <p>{t('mine.where.decided', { reason: decision.reason })}</p>}
      {home.id !== unit.id && <p className="kp-soft">{t('mine.where.more', { unit: home.name })}</p>}
      {!own.closed && (
        <p className="kp-no-print">
          <Link className="kp-textlink" to={concernPath(cycle)}>
            {t('mine.concern')}
          </Link>
        </p>
      )}
    </section>
  );
}
