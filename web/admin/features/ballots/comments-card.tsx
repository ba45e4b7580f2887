import { useTexts } from './texts.ts';
import type { PollProps, PollView } from './use-poll.ts';

/** What people wrote, by subject, in the order of random ids: neither by time nor by ballot. */
export function CommentsCard({ view, comments }: PollProps & { comments: NonNullable<PollView['comments']> }) {
  const t = useTexts();
  const { subjects } = view.poll;
  const written = comments.filter(({ texts }) => texts.length > 0);
  return (
    <section className="kp-card kp-stack">
      <h2>{t('comments')}</h2>
      <p className="kp-soft">{t(written.length === 0 ? 'comments.none' : 'comments.what')}</p>
      {written.map(({ subject, texts }) => (
        <details key={subject} className="kp-poll-comments" open={written.length <= 3}>
          <summary>
            <strong>{subjects[subject]?.name}</strong>{' '}
            <span className="kp-soft">{t('comments.n', { n: texts.length })}</span>
          </summary>
          <ul className="kp-bullets">
            {texts.map((text, i) => (
              <li key={i} className="kp-poll-text">
                {text}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
