import type { Bilingual } from '#shared/problem.ts';
import type { Field } from './fields.ts';
import { addDays, isCivilDate } from './civil-date.ts';
import { isRecord } from './merge.ts';
import type { Policy } from './schema.ts';
import { personGradeNames, selfGradeNames, statusNames, teamGradeNames } from './terms.ts';

/** A field's value in words, as it stands inside a sentence: with its unit, its county's words for grades, 「不限」 for null. */
export function showValue(field: Field, value: unknown, policy: Policy): Bilingual {
  if (value === null) return field.none ?? { zh: '无', en: 'none' };
  if (value === undefined) return { zh: '—', en: '—' };
  const word = (key: string) => nameOf(field, key, policy);
  if (field.kind === 'map' && isRecord(value)) {
    const entries = Object.entries(value).map(([key, effect]) => [word(key), word(String(effect))] as const);
    return joined(
      entries.map(([key, effect]) => ({ zh: `${key.zh}的，${effect.zh}`, en: `${key.en}: ${effect.en}` })),
      field.none,
      ';',
    );
  }
  if (Array.isArray(value)) return joined(runsOfDates(value.map(String)).map(word), field.none);
  if (field.values) return word(String(value));
  if (typeof value !== 'number') return { zh: String(value), en: String(value) };
  const figure = field.kind === 'yuan' ? thousands(value) : String(value);
  return { zh: `${figure}${field.unit?.zh ?? ''}`, en: `${figure}${field.unit?.en ?? ''}`.trimEnd() };
}

function joined(words: Bilingual[], none: Bilingual | undefined, mark = '、'): Bilingual {
  if (words.length === 0) return none ?? { zh: '无', en: 'none' };
  return {
    zh: words.map((word) => word.zh).join(mark),
    en: words.map((word) => word.en).join(mark === '、' ? ', ' : '; '),
  };
}

/** Dates that follow each other are told as one: 2011-10-01~2011-10-07. Other texts stay as they are. */
function runsOfDates(texts: string[]): string[] {
  if (texts.length < 3 || !texts.every(isCivilDate)) return texts;
  const runs: [from: string, to: string][] = [];
  for (const date of texts.toSorted()) {
    const last = runs.at(-1);
    if (last && addDays(last[1], 1) === date) last[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}~${to}`));
}

function thousands(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** The grades have the words of the county's own policy; every other member of a list those of the schema. */
function nameOf(field: Field, key: string, policy: Policy): Bilingual {
  if (!field.values || !Object.hasOwn(field.values, key)) return { zh: key, en: key };
  const name = field.values[key]!;
  const { gradeNames } = policy;
  const own: [Readonly<Record<string, Bilingual>>, Readonly<Record<string, string>>][] = [
    [personGradeNames, gradeNames.person],
    [teamGradeNames, gradeNames.team],
    [selfGradeNames, gradeNames.self],
    [statusNames, { ungraded: gradeNames.ungraded, notAppraised: gradeNames.notAppraised }],
  ];
  const list = own.find(([names]) => names[key] === name);
  return list ? { zh: list[1][key] ?? name.zh, en: name.en } : name;
}
