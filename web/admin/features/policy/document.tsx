import { useMemo } from 'react';
import { articles } from '#shared/policy/articles.ts';
import type { Article, Chapter, Part, Sentence } from '#shared/policy/articles.ts';
import { language, useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { ListTable } from './list-table.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { usePolicyTexts } from './texts.ts';
import { TokenButton } from './token-button.tsx';
import { tokenOf } from './token-of.ts';
import './document.css';

/** The policy as the county's own document: title, chapters, numbered articles with their fields in the sentences. */
export function PolicyDocument() {
  const { policy } = useEditing();
  const chapters = useMemo(() => articles(policy), [policy]);
  const title = tokenOf(policy, 'title');
  return (
    <article className="kp-document kp-form-print">
      <h1 className="kp-document-title">{title ? <TokenButton token={title} /> : policy.title}</h1>
      {chapters.map((chapter) => (
        <ChapterText key={chapter.id} chapter={chapter} />
      ))}
    </article>
  );
}

function ChapterText({ chapter }: { chapter: Chapter }) {
  const say = useSay();
  return (
    <section aria-labelledby={`chapter-${chapter.id}`}>
      <h2 id={`chapter-${chapter.id}`} className="kp-chapter">
        {say(chapter.heading)} {say(chapter.title)}
      </h2>
      {chapter.articles.map((article) => (
        <ArticleText key={article.id} article={article} />
      ))}
    </section>
  );
}

function ArticleText({ article }: { article: Article }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { table } = article;
  const id = `article-${article.number}`;
  return (
    <section className="kp-article" id={id} data-article={article.id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a href={`#${id}`} title={t('article.link', { article: say(article.heading) })}>
          {say(article.heading)}
        </a>
        <span className="kp-article-title">{say(article.title)}</span>
      </h3>
      {article.sentences.length > 0 && (
        <p>
          {article.sentences.map((sentence, i) => (
            <SentenceText key={i} sentence={sentence} />
          ))}
        </p>
      )}
      {table?.kind === 'matrix' && <MatrixTable table={table} label={say(article.title)} />}
      {table?.kind === 'list' && <ListTable table={table} label={say(article.title)} />}
      {table?.kind === 'indicators' && <IndicatorTable />}
    </section>
  );
}

function SentenceText({ sentence }: { sentence: Sentence }) {
  const parts = language() === 'en' ? sentence.en : sentence.zh;
  return (
    <>
      {parts.map((part: Part, i) =>
        part.token ? <TokenButton key={i} token={part.token} /> : <span key={i}>{part.text}</span>,
      )}
      {language() === 'en' && ' '}
    </>
  );
}
