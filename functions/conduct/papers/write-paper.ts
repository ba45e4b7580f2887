import { finishPaper, reopenPaper, savePaper } from '#shared/api/conduct/papers.ts';
import { move } from '#shared/appraisal/machine.ts';
import { type Paper, type PaperPart, partsOf, personOf, templateOf, unwritten } from '#shared/appraisal/paper.ts';
import { paperMachine } from '#shared/appraisal/papers.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused, type UnitAt } from '../change.ts';
import { putDraft, stampOf, wasPut } from '../put-draft.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised, readCycle, refuseIfClosed, unitInReach } from '../view.ts';
import { figuresOf, isForwarded } from './figures.ts';
import { contentOf, kind, readStored, type StoredPaper, subjectOrNotFound, wholeOf } from './paper-items.ts';

interface Address {
  cycle: string;
  unit: string;
  subject: string;
}

const noNeeds = { blockedBy: [], unwritten: [], isForwarded: false };

/** The headings of the policy alone; one that it does not have is refused. */
function partsOrRefused(policy: Policy, subject: string, parts: readonly PaperPart[]): PaperPart[] {
  const template = templateOf(policy, subject);
  const problems = parts.flatMap(({ kind: of, title }, i) =>
    template.some((part) => part.kind === of && part.title === title)
      ? []
      : [{ path: `parts[${i}]`, code: 'unknown-reference', message: unknownPart }],
  );
  if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
  return partsOf(template, parts);
}

/** The first saving begins the paper, with an event; every other is a plain put. */
export const savePaperOperation = implement(
  savePaper,
  async ({ cycle, unit: id, subject, version, parts: given }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    unitInReach(context, view, id, 'conduct.group');
    refuseIfClosed(view);
    const parts = partsOrRefused(view.policy, subject, given);
    const stored = await readStored(context.repositories.conduct, cycle, id, subject);
    if (stored?.state === 'draft' && wasPut(context, stored, version, { parts }))
      return { state: stored.state, ...stampOf(stored) };
    if ((stored?.version ?? 0) !== version) throw new Refusal('stale-version');
    if (!stored) return begin(context, { cycle, unit: id, subject }, parts);
    if (stored.state !== 'draft') throw new Refusal('refused', finishedText);
    const at = { cycle, unit: id, kind, id: subject };
    return { state: stored.state, ...(await putDraft(context, at, stored, { ...contentOf(stored), parts })) };
  },
);

const begin = (context: Context<ConductRepositories>, { cycle, unit: id, subject }: Address, parts: PaperPart[]) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: paperMachine.actions.begin.by },
    async ({ view, unit, facts }) => {
      const people = (await readAppraised(context, view)).get(id) ?? [];
      subjectOrNotFound({ policy: view.policy, unit, people }, subject);
      if (await readStored(context.repositories.conduct, cycle, id, subject)) throw new Refusal('stale-version');
      const { to, event } = movedOrRefused(move(paperMachine, 'none', 'begin', noNeeds));
      const content: Paper = { state: 'draft', parts, signed: null };
      return {
        answer: { state: to, version: 1, changedAt: context.clock.now().toISOString(), changedBy: by(context) },
        facts: { papers: { states: { ...facts.papers.states, [subject]: content.state } } },
        details: [{ kind, id: subject, before: null, content: { ...content } }],
        event: { type: event, data: { unit: id, subject } },
      };
    },
  );

type Around = UnitAt & { stored: StoredPaper; people: Awaited<ReturnType<typeof peopleOf>> };
const peopleOf = async (context: Context<ConductRepositories>, { view, unit }: UnitAt) =>
  (await readAppraised(context, view)).get(unit.id) ?? [];

/** What the group's leader does with a paper: changes its state, with an event. */
const changePaper = (
  context: Context<ConductRepositories>,
  { cycle, unit: id, subject, version }: Address & { version: number },
  change: (at: Around) => Promise<{ next: Paper; event: string; data?: Record<string, unknown> }>,
) =>
  changeUnit(context, { cycle, unit: id, permissions: paperMachine.actions.finish.by }, async (at) => {
    const people = await peopleOf(context, at);
    const { policy } = at.view;
    const found = subjectOrNotFound({ policy, unit: at.unit, people }, subject);
    const stored = await readStored(context.repositories.conduct, cycle, id, subject);
    if ((stored?.version ?? 0) !== version) throw new Refusal('stale-version');
    if (!stored) throw new Refusal('refused', notBegunText);
    const { next, event, data } = await change({ ...at, stored, people });
    const stamp = { version: version + 1, changedAt: context.clock.now().toISOString(), changedBy: by(context) };
    const isReport = personOf(subject) === null;
    const figures = isReport && !next.signed ? await figuresOf(context, { ...at, people }) : null;
    return {
      answer: wholeOf(policy, found, { ...next, ...stamp, id: subject }, figures),
      facts: { papers: { states: { ...at.facts.papers.states, [subject]: next.state } } },
      details: [{ kind, id: subject, before: stored, content: { ...contentOf(next) } }],
      event: { type: event, data: { unit: id, subject, ...data } },
    };
  });

/** The steps before that of the paper which are still open: meeting and interviews. */
function blockedByOf({ view: { policy, plan, today }, unit, facts, people }: Around, subject: string): string[] {
  const own = personOf(subject) === null ? 'groupReport' : 'cadreMaterials';
  const standing = statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today });
  return standing.find(({ step }) => step === own)?.blockedBy ?? [];
}

export const finishPaperOperation = implement(finishPaper, (input, context: Context<ConductRepositories>) =>
  changePaper(context, input, async (at) => {
    const { stored, view } = at;
    const empty = unwritten(templateOf(view.policy, input.subject), stored.parts);
    const facts = { ...noNeeds, blockedBy: blockedByOf(at, input.subject), unwritten: empty };
    const { event } = movedOrRefused(move(paperMachine, stored.state, 'finish', facts));
    const figures = personOf(input.subject) === null ? await figuresOf(context, at) : null;
    const signed = { at: context.clock.now().toISOString(), by: by(context), figures };
    return { next: { ...stored, state: 'finished', signed }, event };
  }),
);

export const reopenPaperOperation = implement(
  reopenPaper,
  ({ reason, ...input }, context: Context<ConductRepositories>) =>
    changePaper(context, input, async (at) => {
      const { stored } = at;
      const facts = { ...noNeeds, isForwarded: isForwarded(at) };
      const { event } = movedOrRefused(move(paperMachine, stored.state, 'reopen', facts));
      return { next: { ...stored, state: 'draft', signed: null }, event, data: { reason } };
    }),
);

const unknownPart = { zh: '考核办法没有这一项。', en: 'The policy has no such part.' };
const notBegunText = { zh: '尚未开始撰写。', en: 'Nothing has been written yet.' };
const finishedText = {
  zh: '已定稿；需要修改的，请组长先退回修改。',
  en: 'It is finished: the group’s leader opens it again first.',
};
