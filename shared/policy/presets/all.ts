import type { Bilingual } from '#shared/problem.ts';
import { policySchema } from '../schema.ts';
import type { Policy } from '../schema.ts';
import { countyAppraisal2011 } from './county-appraisal-2011.ts';
import { national2020 } from './national-2020.ts';
import type { Origin, Preset } from './preset.ts';
import { serviceHall } from './service-hall.ts';
import { targetManagement } from './target-management.ts';

const written = {
  'county-appraisal-2011': countyAppraisal2011,
  'target-management': targetManagement,
  'service-hall': serviceHall,
  'national-2020': national2020,
} satisfies Record<string, Preset>;

export type PresetName = keyof typeof written;

/** The policies a county can start from, whole, by name; each is filled in when it is first asked for. */
export const presets: Readonly<Record<string, Policy>> = Object.defineProperties(
  {},
  Object.fromEntries(Object.entries(written).map(([name, preset]) => [name, lazily(preset)])),
);

function lazily(preset: Preset): PropertyDescriptor {
  let whole: Policy | undefined;
  return { enumerable: true, get: () => (whole ??= policySchema.parse(preset.policy)) };
}

/** What each preset is, in the order in which a page offers them. */
export const presetNotes: readonly { name: PresetName; label: Bilingual; note: Bilingual }[] = Object.entries(
  written,
).map(([name, { label, note }]) => ({ name: name as PresetName, label, note }));

/**
 * Where a preset's figure comes from: the longest marked path at or above it; what is not marked is our default. A path
 * may name places (`meetings.attendance[1].…`) or all of a list (`meetings.attendance[].…`).
 */
export function originOf(name: PresetName, path: string): Origin {
  const generic = path.replaceAll(/\[\d+\]/g, '[]');
  let found: { origin: Origin; length: number } = { origin: 'default', length: -1 };
  for (const [origin, paths] of Object.entries(written[name].origins) as [Origin, readonly string[]][]) {
    for (const marked of paths) {
      if (marked.length <= found.length || !(covers(marked, path) || covers(marked, generic))) continue;
      found = { origin, length: marked.length };
    }
  }
  return found.origin;
}

function covers(marked: string, path: string): boolean {
  return path === marked || path.startsWith(`${marked}.`) || path.startsWith(`${marked}[`);
}

/** The marks as they are written, for tests. */
export function markedPaths(name: PresetName): string[] {
  return Object.values(written[name].origins).flat();
}
