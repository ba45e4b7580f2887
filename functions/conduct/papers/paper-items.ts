import type { PaperRow, WholePaper } from '#shared/api/conduct/papers.ts';
import {
  cadreSubject,
  type Paper,
  type PaperFigures,
  partsOf,
  personOf,
  team,
  templateOf,
} from '#shared/appraisal/paper.ts';
import { withMaterial } from '#shared/appraisal/papers.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';

export const kind = 'PAPER';
export type StoredPaper = Paper & DetailHead;

/** What papers are about: a unit with the people appraised there. */
export interface Subjects {
  policy: Policy;
  unit: Unit;
  people: readonly Appraised[];
}

export interface PaperSubject {
  subject: string;
  name: string;
  role: string | null;
}

/** The papers that the policy asks for, the report first. */
export function subjectsOf({ policy: { documents }, unit, people }: Subjects): PaperSubject[] {
  const report = { subject: team, name: unit.name, role: null };
  const cadres = withMaterial(people).map(({ id, name, role }) => ({ subject: cadreSubject(id), name, role }));
  return [...(documents.comprehensiveReport ? [report] : []), ...(documents.cadreMaterial ? cadres : [])];
}

/** A subject of the unit; people who are not appraised have no material. */
export function subjectOrNotFound(of: Subjects, subject: string): PaperSubject {
  const found = subjectsOf(of).find((one) => one.subject === subject);
  if (!found) throw new Refusal('not-found');
  return found;
}

export const readStored = (conduct: ConductRepository, cycle: string, unit: string, subject: string) =>
  conduct.readDetail<Paper>(cycle, unit, kind, subject);
export const listStored = (conduct: ConductRepository, cycle: string, unit: string) =>
  conduct.listDetails<Paper>(cycle, unit, kind);

export const contentOf = ({ state, parts, signed }: Paper): Paper => ({ state, parts, signed });

const stampOf = (stored: StoredPaper | undefined) => ({
  changedAt: stored?.changedAt ?? null,
  changedBy: stored?.changedBy ?? null,
});

export function rowOf(policy: Policy, about: PaperSubject, stored: StoredPaper | undefined): PaperRow {
  const parts = partsOf(templateOf(policy, about.subject), stored?.parts ?? []);
  const signed = stored?.signed ?? null;
  return {
    ...about,
    state: stored?.state ?? 'none',
    signed: signed && { at: signed.at, by: signed.by },
    ...stampOf(stored),
    written: parts.filter(({ text }) => text.trim() !== '').length,
    parts: parts.length,
  };
}

/** @param figures as they stand now; a signed report shows those of its signing */
export function wholeOf(
  policy: Policy,
  about: PaperSubject,
  stored: StoredPaper | undefined,
  figures: PaperFigures | null,
): WholePaper {
  const template = templateOf(policy, about.subject);
  return {
    ...about,
    ...{ state: stored?.state ?? 'none', template, parts: partsOf(template, stored?.parts ?? []) },
    ...{ signed: stored?.signed ?? null, version: stored?.version ?? 0, ...stampOf(stored) },
    figures: personOf(about.subject) === null ? (stored?.signed?.figures ?? figures) : null,
  };
}
