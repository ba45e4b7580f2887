/** A text in the two languages of the program, Chinese first. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** One fault of an input: where it is, what it is, and what it says to a person. */
export interface Problem {
  /** e.g. `people[3].secondments[0].unit` */
  path: string;
  /** stable, for programs: e.g. `unknown-reference` */
  code: string;
  message: Bilingual;
  /** in a table: the sheet's row and column, from 1, and the column's heading */
  row?: number;
  column?: number;
  heading?: string;
}
