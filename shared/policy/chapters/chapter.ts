/**
 * The county's own document as it is written: sentences in Chinese and English with fields as `{path}` inside them; a
 * field stands in one sentence or one table of the whole document. `{=path}` repeats a field's words without making it
 * editable a second time.
 */
export interface ChapterText {
  id: string;
  zh: string;
  en: string;
  /** shown where one of these modules is on; always, where absent */
  modules?: readonly ('appraisal' | 'targets' | 'hall')[];
  articles: readonly ArticleText[];
}

export interface ArticleText {
  id: string;
  zh: string;
  en: string;
  sentences: readonly SentenceText[];
  /** a table under the sentences: fields in rows and columns, a list of rows, or the tree of indicators */
  matrix?: MatrixText;
  list?: string;
  indicators?: 'categories';
}

/** `instead`: what is said where a field is null, 0, off or one of its choices, and the rest of the sentence has no sense. */
export type SentenceText = readonly [zh: string, en: string, instead?: InsteadText];

export interface InsteadText {
  path: string;
  is: null | 0 | false | string;
  zh: string;
  en: string;
}

export interface MatrixText {
  columns: readonly (readonly [zh: string, en: string])[];
  /** a cell is a path, null where there is none */
  rows: readonly { zh: string; en: string; cells: readonly (string | null)[] }[];
}
