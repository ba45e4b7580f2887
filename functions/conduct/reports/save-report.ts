import { saveReport } from '#shared/api/conduct/reports.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { readCycle, refuseIfClosed } from '../view.ts';
import { countedFacts, emptyReport, readHead, readText } from './details.ts';
import { type Authored, authoredOrRefused, refuseUnknownFields, refuseUnlessWritable } from './report-at.ts';

type ConductContext = Context<ConductRepositories>;
type Text = Record<string, string>;
interface At {
  cycle: string;
  unit: string;
  subject: string;
}

/**
 * Keeps what is being written. The first time begins the report, with an event; after that a put alone, on the version
 * that was read: an event for every pause in typing would bury the record. Submitting puts the text anew, so that what
 * is still on its way afterwards finds another version.
 */
export const saveReportOperation = implement(
  saveReport,
  async ({ cycle, unit, subject, text: given, version }, context: ConductContext) => {
    const { conduct } = context.repositories;
    const at = { cycle, unit, subject };
    const view = await readCycle(context, cycle);
    const author = await authoredOrRefused(context, view, at);
    refuseIfClosed(view);
    refuseUnknownFields(view, author.kind, given);
    const [head, kept, stored] = await Promise.all([
      readHead(conduct, at),
      readText(conduct, at),
      conduct.readUnit(cycle, unit),
    ]);
    refuseUnlessWritable(view, head, factsOf(stored).reports);
    if (version !== (kept ? String(kept.version) : null)) throw new Refusal('stale-version');
    const text = Object.fromEntries(
      Object.entries(given).map(([field, part]) => [field, part.replaceAll('\r\n', '\n')]),
    );
    const now = context.clock.now();
    const answer = { version: String((kept?.version ?? 0) + 1), savedAt: now.toISOString() };
    if (!head) {
      await begin(context, at, author, text);
      return answer;
    }
    const who = { at: now, actor: by(context) };
    const part = conduct.puttingDetail({ cycle, unit, kind: 'TEXT', id: subject }, kept ?? null, { text }, who);
    if (!('put' in part)) throw new Error('a detail is put');
    await conduct.client.put(part.put, part.condition === undefined ? {} : { condition: part.condition });
    return answer;
  },
);

const begin = (context: ConductContext, at: At, author: Authored, text: Text): Promise<void> =>
  changeUnit(context, { ...at, permissions: 'own' }, async ({ facts }) => {
    if (await readHead(context.repositories.conduct, at)) throw new Refusal('stale-version');
    const { kind, name, home } = author;
    const report = emptyReport(kind, name, home);
    return {
      answer: undefined,
      facts: { reports: countedFacts(facts.reports, null, report) },
      details: [
        { kind: 'REPORT', id: at.subject, before: null, content: report },
        { kind: 'TEXT', id: at.subject, before: null, content: { text } },
      ],
      event: { type: 'report.begun', data: { unit: at.unit, subject: at.subject, kind } },
    };
  });
