import type { PlacementRow } from '#shared/api/conduct/placement.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import './placement.css';
import { useTexts } from './texts.ts';

/** Why somebody is appraised there, and whether: the office's decision with what the rule gives, or the rule's reasons. */
export function useReasons(unitName: (id: string) => string): (person: PlacementRow) => string[] {
  const t = useTexts();
  const say = useSay();
  return ({ decision, computed, placeReason, statusReason }) => {
    const byRule = [placeReason, statusReason].flatMap((text) => (text ? [say(text)] : []));
    if (!decision || !computed) return byRule.length > 0 ? byRule : [t('why.own')];
    return [
      t('why.decided', { reason: decision.reason }),
      t('why.rule', { unit: unitName(computed.unit), status: say(statusLabels[computed.status]) }),
      ...byRule,
    ];
  };
}

/** Who decided, and when. */
export function DecidedBy({ decision }: { decision: NonNullable<PlacementRow['decision']> }) {
  const t = useTexts();
  return <span className="kp-soft">{t('why.by', { name: decision.by.name, at: moment(decision.at) })}</span>;
}

/** What the office should look at. */
export function Doubts({ of }: { of: PlacementRow['doubts'] }) {
  const say = useSay();
  if (!of || of.length === 0) return null;
  return (
    <ul className="kp-plain-list kp-placement-doubts">
      {of.map((doubt) => (
        <li key={`${doubt.code} ${doubt.text.zh}`}>{say(doubt.text)}</li>
      ))}
    </ul>
  );
}
