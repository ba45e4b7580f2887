/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sourceNames } from '#shared/policy/terms.ts';
import { type Language, useText } from './language.ts';
import type { View } from './view.ts';
import './frame.css';

const version = document.querySelector('meta[name="version"]')?.getAttribute('content') || '';

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}

/** What stands around every step: whose poll it is, what the network does, the language, the page's version. */
export function Frame({
  view,
  language,
  choose,
  children,
}: {
  view: View | null;
  language: Language;
  choose: (language: Language) => void;
  children: ComponentChildren;
}) {
  const t = useText();
  const isOnline = useOnline();
  const poll = view && view.poll;
  const attempts = view ? view.attempts : 0;
  return (
    <>
      <header class="page top">
        <div>
          {poll && (
            <>
              <p class="county">{poll.county}</p>
              <p class="poll">
                {poll.unit} · {poll.title} · {sourceNames[poll.source][language]}
              </p>
            </>
          )}
        </div>
        <button
          type="button"
          class="language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
        >
          {t('otherLanguage')}
        </button>
      </header>
      {poll && poll.dryRun && (
        <p class="dry-run">
          <span class="page">{t('dryRun')}</span>
        </p>
      )}
      <div class="network" role="status" aria-live="polite">
        {!isOnline ? (
          <p class="page notice wrong">{t('offline')}</p>
        ) : attempts > 0 ? (
          <p class="page notice wrong">{t('retrying', { n: attempts })}</p>
        ) : null}
      </div>
      <main class="page">{children}</main>
      <footer class="page">{version !== '' && <a href="/vote.sha256.json">{t('version', { version })}</a>}</footer>
    </>
  );
}

/** A step's title: takes the focus when the step begins, so that a screen reader starts there. */
export function Title({ of, children }: { of: string; children: ComponentChildren }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    if (heading.current) heading.current.focus({ preventScroll: true });
  }, [of]);
  useEffect(() => {
    document.title = `${(heading.current && heading.current.textContent) || ''} - ${t('vote')}`;
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
