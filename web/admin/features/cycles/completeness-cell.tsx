import { completenessOf } from './completeness.ts';
import { useTexts } from './texts.ts';

const shapes = { complete: '●', partial: '◐', empty: '○', none: '–' } as const;

/** One state by shape, word and figures; colour only underlines it. */
export function CompletenessCell({ has, due }: { has: number; due: number }) {
  const t = useTexts();
  const state = completenessOf(has, due);
  return (
    <span className={`kp-cell kp-cell-${state}`}>
      <span aria-hidden="true">{shapes[state]}</span>
      {t(`cell.${state}`, { n: due - has })}
      {due > 0 && (
        <span className="kp-soft">
          {has}/{due}
        </span>
      )}
    </span>
  );
}
