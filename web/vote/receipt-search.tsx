/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { useText } from './language.ts';
import { findReceipt, receiptsIn, shortReceipt } from './receipts.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import './receipts.css';

/** Looks receipts up in the list that everybody gets: which ones were asked for, nobody learns. */
export function ReceiptSearch({ voting, view, file }: { voting: Voting; view: View; file: PublishedPoll }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string[] | null>(null);
  const { receipts } = view;
  return (
    <section aria-labelledby="look">
      {receipts.length > 0 && (
        <>
          <h2>{t('keptReceipts')}</h2>
          <ul class="receipts">
            {receipts.map(({ label, hash }) => (
              <Found key={hash} file={file} receipt={hash} label={label} />
            ))}
          </ul>
          <div class="actions">
            <button type="button" onClick={() => voting.forgetReceipts()}>
              {t('forget')}
            </button>
          </div>
        </>
      )}
      <h2 id="look">{t('lookTitle')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(receiptsIn(typed));
        }}
      >
        <label for="receipt">{t('lookLabel')}</label>
        <textarea
          id="receipt"
          rows={3}
          value={typed}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="actions">
          <button type="submit" class="main">
            {t('look')}
          </button>
        </div>
      </form>
      <div role="status" aria-live="polite">
        {asked && asked.length === 0 && <p class="notice wrong">{t('lookNone')}</p>}
        {asked && asked.length > 0 && (
          <ul class="receipts">
            {asked.map((receipt) => (
              <Found key={receipt} file={file} receipt={receipt} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Found({ file, receipt, label }: { file: PublishedPoll; receipt: string; label?: string }) {
  const t = useText();
  const isFound = findReceipt(file, receipt) !== null;
  return (
    <li>
      {label && <strong>{label}</strong>}
      <code class="short">{shortReceipt(receipt)}</code>
      <span class={isFound ? 'right-text' : 'wrong-text'}>{t(isFound ? 'found' : 'notFound')}</span>
    </li>
  );
}
