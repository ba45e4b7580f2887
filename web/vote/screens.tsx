/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { CodeStep } from './code-step.tsx';
import { DoneStep } from './done-step.tsx';
import { FillStep, SheetStep } from './fill-step.tsx';
import { Title } from './frame.tsx';
import { useText } from './language.ts';
import { ResultStep } from './result-step.tsx';
import { ReviewStep } from './review-step.tsx';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import { WelcomeStep } from './welcome-step.tsx';

/** The step that a voter is at. */
export function Screens({ voting, view, reset }: { voting: Voting | null; view: View | null; reset: () => void }) {
  const t = useText();
  if (!voting) return <Message title={t('noLink')} words={t('noLinkMore')} />;
  if (!view || view.screen.name === 'loading') return <Message title={t('vote')} words={t('loading')} />;
  const { screen } = view;
  switch (screen.name) {
    case 'welcome':
      return <WelcomeStep voting={voting} view={view} />;
    case 'code':
      return <CodeStep voting={voting} view={view} />;
    case 'other-card':
      return (
        <Message title={t('otherCard')} words={t('otherCardMore')}>
          <button type="button" class="main" onClick={() => void voting.finishOther()}>
            {t('goOn')}
          </button>
          <button type="button" onClick={() => void voting.dropOther()}>
            {t('dropIt')}
          </button>
        </Message>
      );
    case 'collect':
      return <Message title={t('collecting')} words={t('collectingMore')} />;
    case 'fill':
      return view.questions[0]!.sheet.rules.layout === 'single' ? (
        <FillStep voting={voting} view={view} at={screen.at} />
      ) : (
        <SheetStep voting={voting} view={view} at={screen.at} />
      );
    case 'review':
      return <ReviewStep voting={voting} view={view} />;
    case 'casting':
      return <Casting view={view} />;
    case 'done':
      return <DoneStep voting={voting} view={view} reset={reset} />;
    case 'over':
      return <Message title={t('over')} words={t('overMore')} />;
    case 'result':
      return <ResultStep voting={voting} view={view} />;
    case 'stop':
      return (
        <Message title={t('troubleTitle')} words={t(screen.trouble.key, { said: screen.trouble.said || '' })} isWrong>
          {screen.again && (
            <button type="button" class="main" onClick={() => void voting.again()}>
              {t('again')}
            </button>
          )}
        </Message>
      );
    default:
      return null;
  }
}

function Message({
  title,
  words,
  isWrong,
  children,
}: {
  title: string;
  words: string;
  isWrong?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <>
      <Title of={title}>{title}</Title>
      <p class={isWrong ? 'notice wrong' : undefined} role={isWrong ? 'alert' : undefined}>
        {words}
      </p>
      {children && <div class="actions">{children}</div>}
    </>
  );
}

function Casting({ view }: { view: View }) {
  const t = useText();
  const left = view.saved ? view.saved.papers.length : 0;
  const done = view.boxesAll - left;
  const { seconds } = view;
  return (
    <>
      <Title of="casting">{t('castingTitle')}</Title>
      <p role="status" aria-live="polite" class="large">
        {t('castProgress', { n: done, all: view.boxesAll })}
      </p>
      <progress value={done} max={view.boxesAll} aria-label={t('castingTitle')} />
      {seconds !== null && seconds > 2 && <p>{t('castLeft', { n: seconds })}</p>}
      <p>{t('castingMore')}</p>
    </>
  );
}
