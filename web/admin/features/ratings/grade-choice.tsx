import { useId, type KeyboardEvent } from 'react';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';

/**
 * Four grades side by side, as radio buttons; a figure chooses and goes on to the next choice of the sheet, so that a
 * whole county is rated without a mouse.
 */
export function GradeChoice<G extends string>(props: {
  label: string;
  of: string | null;
  grades: readonly G[];
  names: Readonly<Record<G, Bilingual>>;
  value: G | null;
  disabled: boolean;
  onChoose: (grade: G | null) => void;
}) {
  const say = useSay();
  const id = useId();
  const { label, of, grades, names, value, disabled, onChoose } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (disabled || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      onChoose(null);
    }
    const grade = grades[Number(event.key) - 1];
    if (grade === undefined) return;
    event.preventDefault();
    onChoose(grade);
    focusNext(event.currentTarget);
  };
  return (
    <fieldset className="kp-grade-choice" aria-label={label} onKeyDown={onKeyDown}>
      {of !== null && <span className="kp-choice-of">{of}</span>}
      <div className="kp-grade-marks">
        {grades.map((grade) => (
          <label key={grade}>
            <input
              type="radio"
              name={id}
              checked={grade === value}
              disabled={disabled}
              onChange={() => onChoose(grade)}
            />
            {say(names[grade])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The next choice in the order of the page: its chosen grade, or its first. */
function focusNext(from: HTMLElement): void {
  const all = [...(from.closest('[data-sheet]')?.querySelectorAll<HTMLElement>('.kp-grade-choice') ?? [])];
  const next = all[all.indexOf(from) + 1];
  const input = next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector<HTMLElement>('input');
  input?.focus();
}
