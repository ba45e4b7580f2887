/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { Title } from './frame.tsx';
import { useText } from './language.ts';
import { grouped, typedLength } from './typed-code.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';

export function CodeStep({ voting, view }: { voting: Voting; view: View }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { trouble, checking } = view;
  const change = (input: HTMLInputElement): void => {
    const { value, selectionStart } = input;
    // In the middle of the text the cursor would jump: only what is typed at the end is put into groups.
    setTyped(selectionStart === value.length ? grouped(value) : value);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void voting.typed(typed).then(() => field.current && field.current.focus());
  };
  return (
    <>
      <Title of="code">{t('codeTitle')}</Title>
      <form onSubmit={submit} noValidate>
        <label for="code">{t('codeLabel')}</label>
        <input
          ref={field}
          id="code"
          class="code"
          value={typed}
          onInput={(event) => change(event.currentTarget)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={trouble ? 'true' : undefined}
          aria-describedby="code-hint code-wrong"
          placeholder="XXXX-XXXX-XXXX-XXXX"
        />
        <p id="code-hint" class="hint">
          {t('codeHint')} {t('codeCount', { n: typedLength(typed) })}
        </p>
        <p id="code-wrong" role="alert" class={trouble ? 'notice wrong' : undefined}>
          {trouble && t(trouble.key, { said: trouble.said || '' })}
        </p>
        <div class="actions">
          <button type="submit" class="main" disabled={checking}>
            {checking ? t('checking') : t('codeGo')}
          </button>
        </div>
      </form>
    </>
  );
}
