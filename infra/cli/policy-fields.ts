import { writeFileSync } from 'node:fs';
import { type Field, fields } from '#shared/policy/fields.ts';
import { originOf, type PresetName, presetNotes, presets } from '#shared/policy/presets/all.ts';

/** `npm run docs:policy`: writes the page of the policy's fields from the schema and the presets. */

const page = new URL('../../docs/policy-fields.md', import.meta.url);
const marks = { source: 'S', law: 'L', default: '' } as const;

/** The page as it should be; a test holds the file to it. */
export function policyFieldsPage(): string {
  const sections = Map.groupBy(fields, ({ path }) => path.split(/[.[]/)[0]!);
  return [
    ...head(),
    ...[...sections].flatMap(([section, rows]) => [
      `## ${rows[0]!.groups[0]?.zh ?? rows[0]!.label.zh} \`${section}\``,
      '',
      `| field | 名称 | kind and bounds | default | ${presetNotes.map(({ name }) => name).join(' | ')} |`,
      `| --- | --- | --- | --- |${' --- |'.repeat(presetNotes.length)}`,
      ...rows.map(row),
      '',
    ]),
  ].join('\n');
}

function head(): string[] {
  return [
    '# The policy’s fields',
    '',
    'Written by `npm run docs:policy` from `shared/policy`: the schema, and the presets with where each figure comes from.',
    '**S** stands in a source document, **L** is a public national rule (check its dated text before relying on it); the',
    'rest are our defaults, shown as such on the policy page. Percentages and weights are written as people write them,',
    'money is in yuan. A `[]` in a path is a list of rows; its columns follow it.',
    '',
  ];
}

function row(field: Field): string {
  const path = `\`${field.path}\``;
  const names = field.groups.slice(1).map(({ zh }) => zh);
  const cells = [path, [...names, field.label.zh].join(' · '), kind(field), show(field.default)];
  return `| ${[...cells, ...presetNotes.map(({ name }) => presetCell(name, field))].map(escape).join(' | ')} |`;
}

function kind(field: Field): string {
  const low = field.min === undefined ? '' : `${field.minExclusive ? '>' : '≥'} ${field.min}`;
  const high = field.max === undefined ? '' : `≤ ${field.max}`;
  const members = field.kind === 'enum' && field.values ? Object.keys(field.values).join(' / ') : '';
  const none = field.none ? `null = ${field.none.zh}` : '';
  return [field.kind, members, low, high, none, field.optional ? 'may be absent' : ''].filter(Boolean).join(', ');
}

function presetCell(name: PresetName, { path }: Field): string {
  if (path.includes('[]')) return '';
  const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], presets[name]);
  const mark = marks[originOf(name, path)];
  return mark === '' ? show(value) : `${show(value)} **${mark}**`;
}

function show(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.some((entry) => typeof entry === 'object'))
    return value.length === 0 ? '–' : `${value.length} rows`;
  if (Array.isArray(value) && value.length > 6) return `${value.length} entries`;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(' ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, entry]) => `${key}: ${String(entry)}`)
      .join(', ');
  return String(value);
}

const escape = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

if (import.meta.main) writeFileSync(page, policyFieldsPage());
