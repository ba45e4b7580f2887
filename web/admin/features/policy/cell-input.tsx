import { useState } from 'react';
import { useSay } from '../../app/i18n.ts';
import { validateToken } from '#shared/policy/edit.ts';
import { useEditing } from './editing.ts';
import { asNumber } from './value-input.tsx';

interface Props {
  path: string;
  label: string;
}

/** Points in a cell of the tree: what is typed counts at once; what is no number above 0 says so and does not. */
export function PointsInput({ path, value, label }: Props & { value: number }) {
  const say = useSay();
  const { policy, canEdit, change, changed, faulty, found } = useEditing();
  const [text, setText] = useState<string | null>(null);
  if (!canEdit) return <span className="kp-num">{value}</span>;
  const typed = text === null ? value : asNumber(text);
  const isWrong = typeof typed === 'string' || typed <= 0;
  const fault = isWrong ? validateToken(policy, path, typed)[0] : undefined;
  const type = (next: string) => {
    setText(next);
    const number = asNumber(next);
    if (typeof number === 'number' && number > 0) change(path, number);
  };
  return (
    <span className="kp-cell-frame">
      <input
        className={`kp-cell kp-cell-points${changed.has(path) ? ' kp-token-changed' : ''}${isWrong || faulty.has(path) ? ' kp-token-faulty' : ''}${found === path ? ' kp-token-found' : ''}`}
        data-field={path}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong}
        value={text ?? String(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setText(null)}
      />
      {fault && (
        <span className="kp-wrong kp-cell-fault" role="alert">
          {say(fault.message)}
        </span>
      )}
    </span>
  );
}

/** A name in a cell of the tree. */
export function TextInput({ path, value, label }: Props & { value: string }) {
  const { canEdit, change, changed } = useEditing();
  const [text, setText] = useState<string | null>(null);
  if (!canEdit) return <>{value}</>;
  const put = () => {
    if (text !== null && text.trim() !== '' && text.trim() !== value) change(path, text.trim());
    setText(null);
  };
  return (
    <input
      className={`kp-cell kp-cell-text${changed.has(path) ? ' kp-token-changed' : ''}`}
      data-field={path}
      autoComplete="off"
      aria-label={label}
      value={text ?? value}
      onChange={(event) => setText(event.target.value)}
      onBlur={put}
      onKeyDown={(event) => {
        if (event.key === 'Enter') put();
      }}
    />
  );
}
