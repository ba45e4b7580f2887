import type * as z from 'zod';
import type { Bilingual } from '#shared/problem.ts';
import { fieldMeta, groupMeta } from './field.ts';
import type { FieldKind, FieldMeta } from './field.ts';
import { policySchema } from './schema.ts';

/** A leaf of the policy's schema, read from the schema itself: nothing is listed a second time. */
export interface Field {
  /** `grading.quota.cadre.percent`; below a list `categories[].totalPoints` */
  path: string;
  kind: FieldKind;
  label: Bilingual;
  /** the labels of the groups it stands in, outermost first */
  groups: Bilingual[];
  unit?: Bilingual;
  /** may be null, and what null is called */
  none?: Bilingual;
  values?: Readonly<Record<string, Bilingual>>;
  min?: number;
  max?: number;
  /** `min` itself is not allowed */
  minExclusive?: boolean;
  /** may be absent */
  optional: boolean;
  default?: unknown;
  schema: z.core.$ZodType;
}

interface Unwrapped {
  inner: z.core.$ZodType;
  optional: boolean;
  default?: unknown;
}

function unwrap(schema: z.core.$ZodType): Unwrapped {
  const found: Unwrapped = { inner: schema, optional: false };
  for (;;) {
    const { def } = found.inner._zod as unknown as { def: z.core.$ZodTypeDef & Record<string, unknown> };
    if (def.type === 'default') found.default = def.defaultValue;
    else if (def.type === 'optional') found.optional = true;
    else if (def.type !== 'nullable' && def.type !== 'prefault') return found;
    // A list's or a map's meta stands on itself, not on its members.
    found.inner = def.innerType as z.core.$ZodType;
  }
}

function walk(schema: z.core.$ZodType, path: string, groups: Bilingual[], found: Field[]): void {
  const { inner, optional, default: preset } = unwrap(schema);
  const meta = fieldMeta.get(inner as z.ZodType);
  const { def } = inner._zod as unknown as { def: Record<string, unknown> & { type: string } };
  if (meta) found.push(leaf(path, meta, groups, inner, optional, preset));
  if (def.type === 'object') {
    const label = groupMeta.get(inner as z.ZodType)?.label;
    const inside = label ? [...groups, label] : groups;
    for (const [key, child] of Object.entries(def.shape as Record<string, z.core.$ZodType>)) {
      walk(child, path === '' ? key : `${path}.${key}`, inside, found);
    }
  } else if (def.type === 'array') {
    const row = def.element as z.core.$ZodType;
    if (groupMeta.has(row as z.ZodType)) walk(row, `${path}[]`, meta ? [...groups, meta.label] : groups, found);
  }
}

function leaf(
  path: string,
  meta: FieldMeta,
  groups: Bilingual[],
  inner: z.core.$ZodType,
  optional: boolean,
  preset: unknown,
): Field {
  return {
    path,
    ...meta,
    groups,
    optional,
    schema: inner,
    ...(preset !== undefined && { default: preset }),
    ...(meta.kind !== 'text' && bounds(inner)),
  };
}

function bounds(schema: z.core.$ZodType): Pick<Field, 'min' | 'max' | 'minExclusive'> {
  const found: Pick<Field, 'min' | 'max' | 'minExclusive'> = {};
  for (const check of schema._zod.def.checks ?? []) {
    const def = check._zod.def as { check: string; value?: unknown; inclusive?: boolean };
    if (typeof def.value !== 'number') continue;
    if (def.check === 'greater_than')
      Object.assign(found, { min: def.value }, def.inclusive ? {} : { minExclusive: true });
    if (def.check === 'less_than') found.max = def.value;
  }
  return found;
}

function read(): Field[] {
  const found: Field[] = [];
  walk(policySchema, '', [], found);
  return found;
}

/** Every leaf of the policy, in the schema's order. Lists of rows are leaves themselves, their columns follow. */
export const fields: readonly Field[] = read();

const byPath = new Map(fields.map((field) => [field.path, field]));

/** The leaf at a path of a policy: `categories[3].totalPoints` finds `categories[].totalPoints`. */
export function fieldAt(path: string): Field | undefined {
  return byPath.get(path.replaceAll(/\[\d+\]/g, '[]'));
}

const places = new Map(fields.map((field, i) => [field.path, i]));

/** Where a path stands in the document: the place of its leaf, or of the first leaf below it. */
export function fieldOrder(path: string): number {
  const generic = path.replaceAll(/\[\d+\]/g, '[]');
  const place = places.get(generic) ?? places.get(generic.replace(/\[\]$/, ''));
  if (place !== undefined) return place;
  const below = fields.findIndex((field) => field.path.startsWith(`${generic}.`));
  return below === -1 ? fields.length : below;
}
