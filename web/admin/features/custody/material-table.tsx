import type { ReactNode } from 'react';
import type { HandoverRound } from '#shared/appraisal/custody-details.ts';
import { useTexts } from './texts.ts';

type Material = HandoverRound['materials'][number];
type Shown = Omit<Material, 'copies'> & { copies: number | null };

export const paperKey = ({ person }: Pick<Material, 'person'>): string => person ?? '';

const sum = (counts: readonly (number | null)[]): number => counts.reduce<number>((all, n) => all + (n ?? 0), 0);

/** The papers with their copies: asked, handed over, counted; what is missing or differs is said in words. */
export function MaterialTable(props: {
  materials: readonly Shown[];
  /** takes the place of the number where it is being filled in */
  copies?: (material: Shown) => ReactNode;
  counted?: (material: Shown) => ReactNode;
}) {
  const { materials, copies, counted } = props;
  const t = useTexts();
  const showsCopies = copies !== undefined || materials.some((one) => one.copies !== null);
  const showsCounted = counted !== undefined || materials.some((one) => one.counted !== null);
  return (
    <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t('list')}>
      <table className="kp-small-table kp-materials">
        <thead>
          <tr>
            <th scope="col">{t('paper')}</th>
            <th scope="col">{t('required')}</th>
            {showsCopies && <th scope="col">{t('copies')}</th>}
            {showsCounted && <th scope="col">{t('counted')}</th>}
          </tr>
        </thead>
        <tbody>
          {materials.map((one) => (
            <tr key={paperKey(one)}>
              <th scope="row">
                {one.name} <span className="kp-soft">{t(`kind.${one.kind}`)}</span>
              </th>
              <td>{one.required}</td>
              {showsCopies && (
                <td>
                  {copies ? copies(one) : one.copies}
                  {!copies && one.copies !== null && one.copies < one.required && (
                    <span className="kp-wrong"> {t('short', { n: one.required - one.copies })}</span>
                  )}
                </td>
              )}
              {showsCounted && (
                <td>
                  {counted ? counted(one) : one.counted}
                  {!counted && one.counted !== null && one.counted !== one.copies && (
                    <span className="kp-wrong"> {t('differs')}</span>
                  )}
                </td>
              )}
            </tr>
          ))}
          <tr className="kp-parts-sum">
            <th scope="row">{t('total')}</th>
            <td>{sum(materials.map((one) => one.required))}</td>
            {showsCopies && <td>{!copies && sum(materials.map((one) => one.copies))}</td>}
            {showsCounted && <td>{!counted && sum(materials.map((one) => one.counted))}</td>}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
