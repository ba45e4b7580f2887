import type { Bilingual } from '#shared/problem.ts';
import { assessment, performance } from './chapters/assessment.ts';
import type { ArticleText, ChapterText, SentenceText } from './chapters/chapter.ts';
import { dates, eligibilityChapter, general } from './chapters/general.ts';
import { hallChapter } from './chapters/hall.ts';
import { reporting } from './chapters/reporting.ts';
import { consequencesChapter, grades, procedureChapter } from './chapters/results.ts';
import { targetsChapter } from './chapters/targets.ts';
import { chineseNumber } from './chinese-number.ts';
import { fieldAt, fields } from './fields.ts';
import type { Field } from './fields.ts';
import { pathSteps, valueAt } from './path.ts';
import type { Policy } from './schema.ts';
import { showValue } from './show.ts';

/** A field inside the document: what it says, and all an editor needs. */
export interface Token {
  /** the field's path in the policy, for `setAt` and `validateToken` */
  path: string;
  value: unknown;
  /** the value in words, its unit included */
  text: Bilingual;
  field: Field;
}

/** A piece of a sentence: plain text, or a field. */
export type Part = { text: string; token?: undefined } | { text?: undefined; token: Token };

export interface Sentence {
  zh: Part[];
  en: Part[];
}

export type Table =
  | { kind: 'matrix'; columns: Bilingual[]; rows: { label: Bilingual; cells: (Token | null)[] }[] }
  /** rows of a list (`path`), edited as rows: a column for each field of a row, without its `[]` path in front */
  | { kind: 'list'; path: string; columns: { key: string; field: Field }[]; rows: Token[][] }
  /** the tree of categories, sections and indicators */
  | { kind: 'indicators'; path: 'categories' };

export interface Article {
  id: string;
  /** counted through the whole document, from 1 */
  number: number;
  /** 第一条 */
  heading: Bilingual;
  title: Bilingual;
  sentences: Sentence[];
  table: Table | null;
}

export interface Chapter {
  id: string;
  number: number;
  /** 第一章 */
  heading: Bilingual;
  title: Bilingual;
  articles: Article[];
}

const chapters: readonly ChapterText[] = [
  general,
  dates,
  eligibilityChapter,
  reporting,
  assessment,
  performance,
  grades,
  consequencesChapter,
  procedureChapter,
  targetsChapter,
  hallChapter,
];

/**
 * The policy as the county's own document: chapters of numbered articles, sentences with the fields inside them. Chapters
 * of modules that are switched off are left out, and the numbers run on.
 */
export function articles(policy: Policy): Chapter[] {
  let number = 0;
  return shownChapters(policy).map((chapter, i) => ({
    id: chapter.id,
    number: i + 1,
    heading: { zh: `第${chineseNumber(i + 1)}章`, en: `Chapter ${i + 1}` },
    title: { zh: chapter.zh, en: chapter.en },
    articles: chapter.articles.map((article) => articleFrom(article, ++number, policy)),
  }));
}

function shownChapters(policy: Policy): ChapterText[] {
  return chapters.filter(({ modules }) => modules?.some((module) => policy.modules[module]) ?? true);
}

function articleFrom(article: ArticleText, number: number, policy: Policy): Article {
  return {
    id: article.id,
    number,
    heading: articleHeading(number),
    title: { zh: article.zh, en: article.en },
    sentences: article.sentences.map((sentence) => sentenceFrom(sentence, policy)),
    table: tableOf(article, policy),
  };
}

function sentenceFrom([zh, en, instead]: SentenceText, policy: Policy): Sentence {
  const said = instead && valueAt(policy, pathSteps(instead.path)) === instead.is ? instead : { zh, en };
  // Official Chinese sets no spaces around figures.
  return {
    zh: parts(said.zh.replaceAll(/ ?\{/g, '{').replaceAll(/\} ?/g, '}'), 'zh', policy),
    en: parts(said.en, 'en', policy),
  };
}

function parts(sentence: string, language: keyof Bilingual, policy: Policy): Part[] {
  const found: Part[] = [];
  for (const [i, piece] of sentence.split(/[{}]/).entries()) {
    if (piece === '') continue;
    if (i % 2 === 0) found.push({ text: piece });
    else if (piece.startsWith('=')) found.push({ text: token(piece.slice(1), policy).text[language] });
    else found.push({ token: token(piece, policy) });
  }
  return found;
}

function token(path: string, policy: Policy): Token {
  const field = fieldAt(path);
  if (!field) throw new Error(`the document names a field that the policy lacks: ${path}`);
  const value = valueAt(policy, pathSteps(path));
  return { path, value, text: showValue(field, value, policy), field };
}

function tableOf(article: ArticleText, policy: Policy): Table | null {
  if (article.indicators) return { kind: 'indicators', path: article.indicators };
  if (article.matrix) {
    return {
      kind: 'matrix',
      columns: article.matrix.columns.map(([zh, en]) => ({ zh, en })),
      rows: article.matrix.rows.map(({ zh, en, cells }) => ({
        label: { zh, en },
        cells: cells.map((path) => (path === null ? null : token(path, policy))),
      })),
    };
  }
  if (!article.list) return null;
  const path = article.list;
  const columns = columnsOf(path);
  const rows = valueAt(policy, pathSteps(path));
  return {
    kind: 'list',
    path,
    columns,
    rows: (Array.isArray(rows) ? rows : []).map((_, i) =>
      columns.map(({ key }) => token(`${path}[${i}].${key}`, policy)),
    ),
  };
}

/** The fields of a list's rows, by their names in the row. */
export function columnsOf(list: string): { key: string; field: Field }[] {
  const start = `${list}[].`;
  return fields.flatMap((field) =>
    field.path.startsWith(start) ? [{ key: field.path.slice(start.length), field }] : [],
  );
}

/** Where a field stands in the document. */
export interface ArticleReference {
  id: string;
  number: number;
  /** 第十二条 */
  heading: Bilingual;
  title: Bilingual;
  chapter: { id: string; number: number; title: Bilingual };
}

/**
 * The article that a field stands in, or the fields of a group (`composites.principal`) do; undefined where its chapter's
 * module is off or there is no such field. A field of a row leads to the article of its list.
 */
export function articleOf(path: string, policy: Policy): ArticleReference | undefined {
  const generic = path.replaceAll(/\[\d+\]/g, '');
  let number = 0;
  for (const [i, chapter] of shownChapters(policy).entries()) {
    for (const article of chapter.articles) {
      number += 1;
      if (!pathsOf(article).some((own) => isOrHolds(own, generic) || isOrHolds(generic, own))) continue;
      return {
        id: article.id,
        number,
        heading: articleHeading(number),
        title: { zh: article.zh, en: article.en },
        chapter: { id: chapter.id, number: i + 1, title: { zh: chapter.zh, en: chapter.en } },
      };
    }
  }
  return undefined;
}

const isOrHolds = (holder: string, path: string): boolean => path === holder || path.startsWith(`${holder}.`);

/** The fields and lists that an article makes editable, those of the Chinese text. */
function pathsOf(article: ArticleText): string[] {
  const inSentences = article.sentences.flatMap(([zh]) =>
    [...zh.matchAll(/\{([^=}][^}]*)\}/g)].map((match) => match[1]!),
  );
  const inMatrix = article.matrix?.rows.flatMap((row) => row.cells.filter((cell) => cell !== null)) ?? [];
  return [...inSentences, ...inMatrix, ...[article.list ?? []].flat(), ...[article.indicators ?? []].flat()];
}

function articleHeading(number: number): Bilingual {
  return { zh: `第${chineseNumber(number)}条`, en: `Article ${number}` };
}
