import { diffPolicies } from '#shared/policy/diff.ts';
import type { PolicyChange } from '#shared/policy/diff.ts';
import { setAt } from '#shared/policy/edit.ts';
import { fieldAt, fields } from '#shared/policy/fields.ts';
import type { Field } from '#shared/policy/fields.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { showValue } from '#shared/policy/show.ts';
import type { Bilingual } from '#shared/problem.ts';

type Row = Record<string, unknown>;

/** A change as the margin tells it. */
export interface ChangeText {
  change: PolicyChange;
  kind: 'changed' | 'added' | 'removed' | 'moved';
  what: Bilingual;
  before: Bilingual | null;
  after: Bilingual | null;
}

export function changeTexts(before: Policy, after: Policy): ChangeText[] {
  return diffPolicies(before, after).map((change) => changeText(change, before, after));
}

function changeText(change: PolicyChange, before: Policy, after: Policy): ChangeText {
  const field = fieldAt(change.path);
  const what = fieldName(change.after === undefined ? before : after, change.path);
  if (isRow(change.before) || isRow(change.after)) {
    const kind = change.before === undefined ? 'added' : 'removed';
    return { change, kind, what, before: null, after: null };
  }
  if (listsRows(change.path)) return { change, kind: 'moved', what, before: null, after: null };
  const show = (value: unknown, policy: Policy) => (field ? showValue(field, value, policy) : null);
  return { change, kind: 'changed', what, before: show(change.before, before), after: show(change.after, after) };
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What changed of a list of rows itself is their order. */
const listsRows = (path: string): boolean => fieldAt(`${path}[].id`) !== undefined;

/** What a field is called in its place: the rows it stands in by their names, its group, itself. */
export function fieldName(policy: Policy, path: string): Bilingual {
  const names: Bilingual[] = [];
  const steps = pathSteps(path);
  steps.forEach((step, i) => {
    if (typeof step !== 'number') return;
    const row = valueAt(policy, steps.slice(0, i + 1));
    const name = isRow(row) ? (row.label ?? row.title ?? row.id) : undefined;
    const text = typeof name === 'string' ? name : null;
    names.push(text === null ? { zh: `第${step + 1}行`, en: `row ${step + 1}` } : { zh: text, en: text });
  });
  const field = fieldAt(path);
  const listField = fieldAt(path.replace(/\[\d+\]$/, ''));
  if (field) {
    const group = names.length === 0 && isAmbiguous(field) ? field.groups.at(-1) : undefined;
    if (group) names.push(group);
    names.push(field.label);
  } else if (names.length <= 1 && listField) names.unshift(listField.label);
  return { zh: names.map((name) => name.zh).join(' · '), en: names.map((name) => name.en).join(' · ') };
}

/** Whether other fields bear the same label, so that only the group tells them apart. */
const isAmbiguous = ({ label }: Field): boolean => fields.filter((field) => field.label.zh === label.zh).length > 1;

/** The draft with one of its changes taken back. */
export function undo(draft: Policy, { path, before, after }: PolicyChange): Policy {
  const place = /^(.*)\[(\d+)\]$/.exec(path);
  const list = place ? valueAt(draft, pathSteps(place[1]!)) : undefined;
  if (place && Array.isArray(list)) {
    const i = Number(place[2]);
    if (before === undefined) return setAt(draft, place[1]!, list.toSpliced(i, 1));
    if (after === undefined) return setAt(draft, place[1]!, list.toSpliced(Math.min(i, list.length), 0, before));
  }
  const now = valueAt(draft, pathSteps(path));
  if (isIds(before) && Array.isArray(now) && now.every(isRow)) return setAt(draft, path, inOrder(now, before));
  return setAt(draft, path, before);
}

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string');

/** Rows in an earlier order; those that were not there then stay behind the row they stand behind. */
function inOrder(rows: readonly Row[], ids: readonly string[]): Row[] {
  const ordered = ids.flatMap((id) => rows.filter((row) => row.id === id));
  rows.forEach((row, i) => {
    if (ordered.includes(row)) return;
    const above = i > 0 ? ordered.indexOf(rows[i - 1]!) : -1;
    ordered.splice(above + 1, 0, row);
  });
  return ordered;
}

/** The changes of a draft put on another version: fields as they are, rows that came or went by their id. */
export function rebase(changes: readonly PolicyChange[], onto: Policy): Policy {
  return changes.reduce((policy, change) => {
    const place = /^(.*)\[(\d+)\]$/.exec(change.path);
    const list = place ? valueAt(policy, pathSteps(place[1]!)) : undefined;
    try {
      if (place && Array.isArray(list) && change.before === undefined) {
        return setAt(policy, place[1]!, [...list, change.after]);
      }
      if (place && Array.isArray(list) && change.after === undefined) {
        const { id } = change.before as Row;
        return setAt(policy, place[1]!, id === undefined ? list : list.filter((row: Row) => row.id !== id));
      }
      if (listsRows(change.path)) return policy;
      return setAt(policy, change.path, change.after);
    } catch (error) {
      // what a change was made in is no longer there
      if (error instanceof RangeError) return policy;
      throw error;
    }
  }, onto);
}
