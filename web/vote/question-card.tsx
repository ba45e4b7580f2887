/** @jsxImportSource preact */
import { useContext } from 'preact/hooks';
import { commentLength } from '#shared/ballots/sheet.ts';
import { LanguageContext, useText } from './language.ts';
import { type Answer, choicesFor, extremes, needsComment, type Question, withMark } from './questions.ts';
import { itemName, markName } from './words.ts';
import './question-card.css';

/** Four choices and 不了解 for each item, the nomination, the comment. */
export function QuestionCard({
  question,
  answer,
  change,
}: {
  question: Question;
  answer: Answer;
  change: (answer: Answer) => void;
}) {
  const t = useText();
  const { key, subject, items, sheet } = question;
  const { rules } = sheet;
  return (
    <>
      {items.map((item, i) => (
        <Choices key={item.id} question={question} place={i} answer={answer} change={change} />
      ))}
      {rules.nominations && subject.kind === 'person' && (
        <label class="tick">
          <input
            type="checkbox"
            checked={answer.nominated}
            onChange={(event) => change({ ...answer, nominated: event.currentTarget.checked })}
          />
          <span>{t('nominate')}</span>
        </label>
      )}
      {rules.comments.enabled && <Comment key={key} question={question} answer={answer} change={change} />}
    </>
  );
}

interface Part {
  question: Question;
  answer: Answer;
  change: (answer: Answer) => void;
}

function Choices({ question, place, answer, change }: Part & { place: number }) {
  const language = useContext(LanguageContext);
  const { key, subject, items } = question;
  const name = `${key}.${place}`;
  return (
    <fieldset class="choices">
      <legend>{itemName(language, items[place]!)}</legend>
      <div class="grid">
        {choicesFor(question).map((mark) => (
          <label key={mark} class={mark === 'abstain' ? 'choice abstain' : 'choice'}>
            <input
              type="radio"
              name={name}
              value={mark}
              checked={answer.marks[place] === mark}
              onChange={() => change(withMark(answer, place, mark))}
            />
            <span>{markName(language, subject, mark)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Comment({ question, answer, change }: Part) {
  const t = useText();
  const language = useContext(LanguageContext);
  const { key, subject, sheet } = question;
  const { maxChars } = sheet.rules.comments;
  const length = commentLength(answer.comment);
  const isRequired = needsComment(question, answer);
  const grades = extremes(question).map((mark) => markName(language, subject, mark));
  const id = `comment-${key}`;
  return (
    <div class="comment">
      <label for={id}>{isRequired ? t('commentRequired') : t('comment')}</label>
      <textarea
        id={id}
        rows={3}
        value={answer.comment}
        required={isRequired}
        aria-describedby={`${id}-hint`}
        aria-invalid={length > maxChars ? 'true' : undefined}
        onInput={(event) => change({ ...answer, comment: event.currentTarget.value })}
      />
      <p id={`${id}-hint`} class="hint">
        {grades.length > 0 && <>{t('commentWhen', { grades: grades.join(language === 'zh' ? '”“' : '”, “') })} </>}
        <span class={length > maxChars ? 'wrong-text' : undefined}>
          {length > maxChars
            ? t('commentLong', { n: length - maxChars })
            : t('commentCount', { n: length, max: maxChars })}
        </span>
      </p>
    </div>
  );
}
