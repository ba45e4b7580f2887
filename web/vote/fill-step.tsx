/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { Title } from './frame.tsx';
import { useText } from './language.ts';
import { QuestionCard } from './question-card.tsx';
import { answerTo, progressOf, type Question } from './questions.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import './fill-step.css';

interface Step {
  voting: Voting;
  view: View;
  at: number;
}

export function Waiting({ view }: { view: View }) {
  const t = useText();
  const { casting, phase } = view.poll!;
  return (
    <div role="status" aria-live="polite">
      {!casting && <p class="notice">{t(phase === 'paused' ? 'paused' : 'gotIt')}</p>}
      {view.unkept && <p class="notice wrong">{t('storageFull')}</p>}
    </div>
  );
}

function Who({ subject }: { subject: Question['subject'] }) {
  const t = useText();
  const under = subject.kind === 'team' && subject.post === '' ? t('team') : subject.post;
  return (
    <>
      {subject.name}
      {under !== '' && <small> {under}</small>}
    </>
  );
}

function Progress({ view }: { view: View }) {
  const t = useText();
  const { done, all } = progressOf(view.questions, view.saved!.draft);
  return (
    <p class="progress">
      <progress value={done} max={all} aria-label={t('progressDone', { done, all })} />
      <span aria-hidden="true">{t('progressDone', { done, all })}</span>
    </p>
  );
}

/** One subject at a time. */
export function FillStep({ voting, view, at }: Step) {
  const t = useText();
  const { questions } = view;
  const question = questions[at]!;
  const isLast = at + 1 === questions.length;
  return (
    <>
      <Waiting view={view} />
      <p class="where">{t('progress', { n: at + 1, all: questions.length })}</p>
      <Title of={`fill ${at}`}>
        <Who subject={question.subject} />
      </Title>
      <QuestionCard
        key={question.key}
        question={question}
        answer={answerTo(question, view.saved!.draft)}
        change={(answer) => voting.answer(question, answer)}
      />
      <Progress view={view} />
      <div class="actions pair">
        {at > 0 && (
          <button type="button" onClick={() => voting.fill(at - 1)}>
            {t('back')}
          </button>
        )}
        <button type="button" class="main" onClick={() => (isLast ? voting.review() : voting.fill(at + 1))}>
          {isLast ? t('toReview') : t('next')}
        </button>
      </div>
      {view.reviewed && !isLast && (
        <div class="actions">
          <button type="button" onClick={() => voting.review()}>
            {t('toReview')}
          </button>
        </div>
      )}
    </>
  );
}

/** All subjects on one sheet. */
export function SheetStep({ voting, view, at }: Step) {
  const t = useText();
  useEffect(() => {
    const section = at > 0 && document.getElementById(`subject-${at}`);
    if (section) {
      section.scrollIntoView();
      section.focus({ preventScroll: true });
    }
  }, [at]);
  return (
    <>
      <Waiting view={view} />
      <Title of="sheet">{t('sheetTitle')}</Title>
      {view.questions.map((question, i) => (
        <section key={question.key} class="subject" aria-labelledby={`subject-${i}`}>
          <h2 id={`subject-${i}`} tabIndex={-1}>
            {i + 1}. <Who subject={question.subject} />
          </h2>
          <QuestionCard
            question={question}
            answer={answerTo(question, view.saved!.draft)}
            change={(answer) => voting.answer(question, answer)}
          />
        </section>
      ))}
      <Progress view={view} />
      <div class="actions">
        <button type="button" class="main" onClick={() => voting.review()}>
          {t('toReview')}
        </button>
      </div>
    </>
  );
}
