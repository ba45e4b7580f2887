import type { PersonResultRow } from '#shared/api/grading.ts';
import { partLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { personAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { labelOf } from './run-view.ts';
import { useResultTexts } from './texts.ts';

interface Props {
  person: PersonResultRow;
  weights: { team: number; duty: number; opinion: number } | null;
  decimals: number;
  /** the run to ask, where the page's address does not name it */
  run?: string;
}

/** What a composite is made of: each part with its weight and value, the sum below. */
export function PartsTable({ person, weights, decimals, run }: Props) {
  const t = useResultTexts();
  const say = useSay();
  const sum = weights ? weights.team + weights.duty + weights.opinion : 0;
  const share = (weight: number) => (sum > 0 ? `${Number(((weight / sum) * 100).toFixed(2))}%` : '—');
  const number = (part: 'team' | 'duty' | 'opinion' | 'composite', value: number | null) =>
    value === null ? (
      '—'
    ) : (
      <WhyNumber address={personAddress(person.id, part)} value={value} decimals={decimals} {...(run && { run })} />
    );
  return (
    <table className="kp-small-table kp-parts">
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          {weights && <th scope="col">{t('weight')}</th>}
          <th scope="col">{t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {(['team', 'duty', 'opinion'] as const).map((part) => (
          <tr key={part}>
            <th scope="row">{say(labelOf(partLabels, part))}</th>
            {weights && <td>{share(weights[part])}</td>}
            <td>{number(part, person[part])}</td>
          </tr>
        ))}
        <tr className="kp-parts-sum">
          <th scope="row">{say(labelOf(partLabels, 'composite'))}</th>
          {weights && <td />}
          <td>{number('composite', person.composite)}</td>
        </tr>
      </tbody>
    </table>
  );
}
