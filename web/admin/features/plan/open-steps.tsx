import { Link } from 'react-router';
import { steps } from '#shared/appraisal/steps.ts';
import { useSay } from '../../app/i18n.ts';
import { boardPath } from '../conduct/paths.ts';
import type { PlanAnswer } from './plan-page.tsx';
import { useTexts } from './texts.ts';

export type OpenStep = PlanAnswer['open'][number]['steps'][number];

export const openOf = (open: readonly OpenStep[]): number => open.reduce((sum, { units }) => sum + units.length, 0);

/** Which steps are open in how many units; each leads to the board, filtered by it. */
export function OpenSteps({ cycle, open }: { cycle: string; open: readonly OpenStep[] }) {
  const t = useTexts();
  const say = useSay();
  if (open.length === 0) return null;
  return (
    <ul className="kp-plain-list kp-row">
      {open.map(({ step: id, units }) => {
        const step = steps.find((one) => one.id === id);
        return (
          <li key={id}>
            <Link className="kp-textlink" to={`${boardPath(cycle)}?step=${encodeURIComponent(id)}`}>
              {t('phase.step', { step: step ? say(step.label) : id, n: units.length })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
