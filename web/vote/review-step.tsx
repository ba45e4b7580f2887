/** @jsxImportSource preact */
import { useContext } from 'preact/hooks';
import { fits } from './body.ts';
import { Waiting } from './fill-step.tsx';
import { Title } from './frame.tsx';
import { LanguageContext, useText } from './language.ts';
import { answerTo, faultsOfAnswer, progressOf, type Question, rowsOf } from './questions.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import { itemName, markName } from './words.ts';
import './review-step.css';

export function ReviewStep({ voting, view }: { voting: Voting; view: View }) {
  const t = useText();
  const { questions } = view;
  const poll = view.poll!;
  const saved = view.saved!;
  const { done, all, next } = progressOf(questions, saved.draft);
  const fitAll = saved.boxes.every((box) => {
    const { box: capability, size } = poll.boxes[box]!;
    return fits(rowsOf(questions, saved.draft, box), capability, size);
  });
  return (
    <>
      <Waiting view={view} />
      <Title of="review">{t('reviewTitle')}</Title>
      <ul class="review">
        {questions.map((question, at) => (
          <Line key={question.key} question={question} view={view} change={() => voting.fill(at)} />
        ))}
      </ul>
      {!fitAll && <p class="notice wrong">{t('tooMuchText')}</p>}
      {next !== null ? (
        <>
          <p class="notice wrong">{t('stillMissing', { n: all - done })}</p>
          <div class="actions">
            <button type="button" class="main" onClick={() => voting.fill(next)}>
              {t('fillMissing')}
            </button>
          </div>
        </>
      ) : (
        <>
          <p>{t('reviewMore')}</p>
          <div class="actions">
            <button
              type="button"
              class="main"
              disabled={!poll.casting || !fitAll}
              onClick={() => void voting.castNow()}
            >
              {t(poll.casting ? 'cast' : poll.phase === 'paused' ? 'pausedWait' : 'castWait')}
            </button>
          </div>
        </>
      )}
    </>
  );
}

function Line({ question, view, change }: { question: Question; view: View; change: () => void }) {
  const t = useText();
  const language = useContext(LanguageContext);
  const { subject, items } = question;
  const answer = answerTo(question, view.saved!.draft);
  const faults = faultsOfAnswer(question, answer);
  const said = items.map((item, i) => {
    const mark = answer.marks[i];
    const name = mark ? markName(language, subject, mark) : t('noMark');
    return items.length === 1 ? name : `${itemName(language, item)} ${name}`;
  });
  return (
    <li class={faults.length > 0 ? 'open' : undefined}>
      <div>
        <strong>{subject.name}</strong>
        <span>
          {said.join(language === 'zh' ? '；' : '; ')}
          {answer.nominated && ` · ${t('nominated')}`}
        </span>
        {answer.comment.trim() !== '' && <q>{answer.comment.trim()}</q>}
        {faults.indexOf('comment-required') >= 0 && <span class="wrong-text">{t('missingComment')}</span>}
        {faults.length > 0 && <span class="mark">{t('missing')}</span>}
      </div>
      <button type="button" aria-label={t('changeOf', { name: subject.name })} onClick={change}>
        {t('change')}
      </button>
    </li>
  );
}
