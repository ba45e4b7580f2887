import { articles } from '#shared/policy/articles.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useMemo } from 'react';
import { useSay } from '../../app/i18n.ts';
import { usePolicyTexts } from './texts.ts';

/** The chapters, to go to. */
export function Contents({ policy }: { policy: Policy }) {
  const t = usePolicyTexts();
  const say = useSay();
  const chapters = useMemo(() => articles(policy), [policy]);
  return (
    <nav className="kp-toc kp-no-print" aria-label={t('contents')}>
      <h2>{t('contents')}</h2>
      <ol className="kp-plain-list">
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <a href={`#article-${chapter.articles[0]?.number ?? 1}`}>
              <span className="kp-soft">{say(chapter.heading)}</span> {say(chapter.title)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
