/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Frame } from './frame.tsx';
import { LanguageContext, rememberedLanguage, rememberLanguage, type Language } from './language.ts';
import { readLink, withoutCode } from './link.ts';
import { below, browserRandom } from './random.ts';
import { browserSleep } from './retry.ts';
import { browserStorage, keeper } from './saved.ts';
import { Screens } from './screens.tsx';
import { voteService } from './service.ts';
import { text } from './texts.ts';
import type { Screen, View } from './view.ts';
import { Voting } from './voting.ts';

const stepKey = 'kaopingStep';

/** Of this step of the browser's history. */
const stepOf = (state: unknown): Screen | null =>
  ((state || {}) as Record<string, Screen | undefined>)[stepKey] || null;

/** A new entry for every step that one may come back to; the others take the place of the last. */
function remember(screen: Screen): void {
  const returns = screen.name === 'fill' || screen.name === 'review' || screen.name === 'code';
  const last = stepOf(history.state);
  const same = JSON.stringify(last) === JSON.stringify(screen);
  if (same) return;
  const state = { [stepKey]: screen };
  if (returns && last) history.pushState(state, '');
  else history.replaceState(state, '');
}

const spoken: { language: Language } = { language: rememberedLanguage() };

function makeVoting(changed: (view: View) => void): Voting | null {
  const link = readLink(location.hash);
  if (!link) return null;
  if (link.code !== null) history.replaceState(history.state, '', withoutCode(link));
  return new Voting({
    link,
    service: voteService(() => spoken.language),
    keeper: keeper(browserStorage('localStorage'), browserStorage('sessionStorage'), link.fingerprint),
    random: browserRandom,
    sleep: browserSleep,
    changed,
    stepped: remember,
    label: { ballot: text('zh', 'ballotOf'), and: text('zh', 'andMore') },
  });
}

/** Every 5 to 10 seconds, no two phones alike, and only while somebody looks. */
function useRefresh(voting: Voting | null): void {
  useEffect(() => {
    if (!voting) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = (): void => {
      timer = setTimeout(
        () => {
          const asked = document.hidden ? Promise.resolve() : voting.refresh();
          void asked.then(next);
        },
        5000 + below(5000, browserRandom),
      );
    };
    next();
    return () => clearTimeout(timer);
  }, [voting]);
}

export function App() {
  const [language, setLanguage] = useState<Language>(spoken.language);
  const [view, setView] = useState<View | null>(null);
  const voting = useMemo(() => makeVoting(setView), []);
  useRefresh(voting);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => {
    if (!voting) return;
    void voting.start();
    const returned = (event: PopStateEvent): void => voting.returned(stepOf(event.state));
    // Another card scanned with the page still open: the browser changes the fragment only.
    const scanned = (): void => location.reload();
    addEventListener('popstate', returned);
    addEventListener('hashchange', scanned);
    return () => {
      removeEventListener('popstate', returned);
      removeEventListener('hashchange', scanned);
    };
  }, [voting]);
  const choose = (chosen: Language): void => {
    spoken.language = chosen;
    rememberLanguage(chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageContext.Provider value={language}>
      <Frame view={view} language={language} choose={choose}>
        <Screens voting={voting} view={view} reset={() => choose('zh')} />
      </Frame>
    </LanguageContext.Provider>
  );
}
