/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { copyText } from './copy.ts';
import { Title } from './frame.tsx';
import { useText } from './language.ts';
import { receiptText, shortReceipt } from './receipts.ts';
import type { TextKey } from './texts.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import './receipts.css';

export function DoneStep({ voting, view, reset }: { voting: Voting; view: View; reset: () => void }) {
  const t = useText();
  const [said, setSaid] = useState<TextKey | null>(null);
  const { receipts, trouble } = view;
  // Of many the buttons would be far below.
  const isLong = receipts.length > 5;
  const poll = view.poll!;
  const words = receiptText(receipts, {
    unit: poll.unit,
    title: poll.title,
    how: t('howToLook'),
    address: location.href,
  });
  const next = (): void => {
    reset();
    voting.nextVoter();
  };
  const list = (
    <ul class="receipts">
      {receipts.map(({ label, hash }) => (
        <li key={hash}>
          <strong>{label}</strong>
          <code class="short">{shortReceipt(hash)}</code>
          <small>
            {t('full')} <code>{hash}</code>
          </small>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Title of="done">{t('doneTitle')}</Title>
      {trouble && (
        <p class="notice wrong" role="alert">
          {t(trouble.key)}
        </p>
      )}
      <p>{t('doneMore')}</p>
      {!isLong && list}
      <div class="actions three no-print">
        <button
          type="button"
          onClick={() => void copyText(words).then((done) => setSaid(done ? 'copied' : 'copyFailed'))}
        >
          {t('copy')}
        </button>
        <a
          class="button"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(words)}`}
          download={`${t('receiptFile')}.txt`}
        >
          {t('saveFile')}
        </a>
        <button type="button" onClick={() => print()}>
          {t('print')}
        </button>
      </div>
      <p class="hint">{t('howToLook')}</p>
      <section class="no-print" aria-labelledby="whose">
        <h2 id="whose">{t('whoseDevice')}</h2>
        <p>{t('doneWiped')}</p>
        <div class="actions">
          <button type="button" onClick={() => setSaid(voting.keepReceipts() ? 'kept' : 'notKept')}>
            {t('mine')}
          </button>
          <button type="button" onClick={next}>
            {t('nextVoter')}
          </button>
        </div>
      </section>
      <p role="status" aria-live="polite" class={said ? 'notice' : undefined}>
        {said && t(said)}
      </p>
      {isLong && list}
    </>
  );
}
