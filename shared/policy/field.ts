import * as z from 'zod';
import type { Bilingual } from '#shared/problem.ts';
import { bounded, idText } from './limits.ts';

/**
 * Leaves of the policy's schema, each made once with what a page needs to show and edit it; fields.ts reads it back from
 * the schema. Defaults and null are added where the field is used.
 */

export type FieldKind =
  'number' | 'whole' | 'percent' | 'weight' | 'points' | 'yuan' | 'date' | 'enum' | 'boolean' | 'text' | 'list' | 'map';

export interface FieldMeta {
  label: Bilingual;
  kind: FieldKind;
  /** stands behind the number: 天, %, 元 */
  unit?: Bilingual;
  /** what null or an empty list is called: 不限 */
  none?: Bilingual;
  /** the members of a closed list, and of a list of such */
  values?: Readonly<Record<string, Bilingual>>;
}

export const fieldMeta = z.registry<FieldMeta>();
/** The names of groups of fields and of the rows of lists. */
export const groupMeta = z.registry<{ label: Bilingual }>();

type Words = readonly [zh: string, en: string];
interface Options {
  none?: Words;
  unit?: Words;
  min?: number;
  max?: number;
}

const words = ([zh, en]: Words): Bilingual => ({ zh, en });

function meta(kind: FieldKind, zh: string, en: string, options: Options, unit?: Words): FieldMeta {
  const behind = options.unit ?? unit;
  return {
    label: { zh, en },
    kind,
    ...(behind && { unit: words(behind) }),
    ...(options.none && { none: words(options.none) }),
  };
}

function numeric(kind: FieldKind, unit: Words | undefined, min?: number, max?: number) {
  return (zh: string, en: string, options: Options = {}): z.ZodNumber => {
    let schema = z.number();
    const [low, high] = [options.min ?? min, options.max ?? max];
    if (low !== undefined) schema = schema.min(low);
    if (high !== undefined) schema = schema.max(high);
    return bounded(schema).register(fieldMeta, meta(kind, zh, en, options, unit));
  };
}

export const number = numeric('number', undefined);
export const percent = numeric('percent', ['%', ' %'], 0, 100);
/** a rate that may exceed 100 % */
export const rate = numeric('percent', ['%', ' %'], 0);
export const weight = numeric('weight', undefined, 0);
export const score = numeric('points', ['分', ' points']);
export const yuan = numeric('yuan', ['元', ' yuan'], 0);

/** points of an indicator, a section or a category: above 0 */
export function points(zh: string, en: string): z.ZodNumber {
  return bounded(z.number().positive()).register(fieldMeta, meta('points', zh, en, {}, ['分', ' points']));
}

/** a weight that must be above 0 */
export function positive(zh: string, en: string): z.ZodNumber {
  return bounded(z.number().positive()).register(fieldMeta, meta('weight', zh, en, {}));
}

/** a count: whole, from 0 (or `min`) on */
export function whole(zh: string, en: string, unit: Words, options: Options = {}): z.ZodInt {
  let schema = z.int().min(options.min ?? 0);
  if (options.max !== undefined) schema = schema.max(options.max);
  return bounded(schema).register(fieldMeta, meta('whole', zh, en, options, unit));
}

export const unitOf = {
  people: ['人', ' people'],
  places: ['名', ' places'],
  days: ['天', ' days'],
  workingDays: ['个工作日', ' working days'],
  months: ['个月', ' months'],
  years: ['年', ' years'],
  times: ['次', ' times'],
  copies: ['份', ' copies'],
  minutes: ['分钟', ' minutes'],
  hours: ['小时', ' hours'],
  characters: ['字', ' characters'],
  items: ['个', ''],
  parts: ['项', ''],
  ballots: ['票', ' ballots'],
  teams: ['个班子', ' teams'],
  decimals: ['位', ' decimals'],
} as const satisfies Record<string, Words>;

export function flag(zh: string, en: string, yes: Words = ['是', 'yes'], no: Words = ['否', 'no']): z.ZodBoolean {
  const values = { true: words(yes), false: words(no) };
  return z.boolean().register(fieldMeta, { ...meta('boolean', zh, en, {}), values });
}

/** how a flag reads that lays a duty on somebody */
export const must = [
  ['应当', 'must'],
  ['不必', 'need not'],
] as const;

export function text(zh: string, en: string, options: Options = {}): z.ZodString {
  return z
    .string()
    .min(1)
    .register(fieldMeta, meta('text', zh, en, options));
}

/** the id of a row, the same as in a dataset */
export function id(zh: string, en: string): z.ZodString {
  return idText().register(fieldMeta, meta('text', zh, en, {}));
}

/** a civil date `YYYY-MM-DD`; that it exists is checked in check.ts */
export function date(zh: string, en: string, options: Options = {}): z.ZodString {
  return z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .register(fieldMeta, meta('date', zh, en, options));
}

/** one of a closed list, its members with their names */
export function choice<const K extends string>(
  zh: string,
  en: string,
  values: Readonly<Record<K, Bilingual | Words>>,
  options: Options = {},
): z.ZodEnum<{ [k in K]: k }> {
  return z
    .enum(Object.keys(values) as K[])
    .register(fieldMeta, { ...meta('enum', zh, en, options), values: named(values) }) as z.ZodEnum<{ [k in K]: k }>;
}

/** several of a closed list */
export function choices<const K extends string>(
  zh: string,
  en: string,
  values: Readonly<Record<K, Bilingual | Words>>,
): z.ZodArray<z.ZodEnum<{ [k in K]: k }>> {
  const member = z.enum(Object.keys(values) as K[]) as z.ZodEnum<{ [k in K]: k }>;
  return z.array(member).register(fieldMeta, { ...meta('list', zh, en, {}), values: named(values) });
}

/** an open list of texts */
export function texts(
  zh: string,
  en: string,
  values?: Readonly<Record<string, Bilingual>>,
  options: Options = {},
): z.ZodArray<z.ZodString> {
  return z
    .array(z.string().min(1))
    .register(fieldMeta, { ...meta('list', zh, en, options), ...(values && { values }) });
}

/** a list of civil dates */
export function dates(zh: string, en: string, options: Options = {}): z.ZodArray<z.ZodString> {
  return z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).register(fieldMeta, meta('list', zh, en, options));
}

/** fields that belong together; all have defaults, so that the group may be absent */
export function group<const S extends z.core.$ZodLooseShape>(zh: string, en: string, shape: S) {
  return required(zh, en, shape).prefault({} as never);
}

/** fields that belong together, some of them without default: a row of a list, or a group that must be given */
export function required<const S extends z.core.$ZodLooseShape>(zh: string, en: string, shape: S) {
  return z.strictObject(shape).register(groupMeta, { label: { zh, en } });
}

function named(values: Readonly<Record<string, Bilingual | Words>>): Record<string, Bilingual> {
  const entries = Object.entries(values).map(([key, value]): [string, Bilingual] => [
    key,
    'zh' in value ? value : words(value),
  ]);
  return Object.fromEntries(entries);
}
