import { remind } from '#shared/api/conduct/plan.ts';
import { isOpen } from '#shared/appraisal/board.ts';
import type { Step, StepStatus } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import type { Bilingual } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changePlan } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';
import { readStandings, type UnitStanding } from './board-units.ts';
import { readReminded, type ReminderDetail } from './reminded.ts';

/** One cell of the board that somebody is reminded of. */
interface Cell {
  standing: UnitStanding;
  step: Step;
  status: StepStatus;
}

/**
 * Messages of one transaction, which may have a hundred parts: the record, the plan and the day's reminders are the
 * others. Further ones go in transactions of their own, each with its event.
 */
const messagesAtOnce = 80;

/** Reminds those who owe the chosen steps: one message for each of them, whatever the number of their steps. */
export const remindOperation = implement(remind, async ({ cycle, cells }, context: Context<ConductRepositories>) => {
  const answer = { reminded: 0, skipped: { today: 0, notOpen: 0 } };
  for (let rest: Wanted[] | null = cells; rest !== null;) {
    const { done, left } = await remindSome(context, cycle, rest);
    answer.reminded += done.reminded;
    answer.skipped.today += done.skipped.today;
    answer.skipped.notOpen += done.skipped.notOpen;
    rest = left.length > 0 ? left : null;
  }
  if (answer.reminded === 0) throw new Refusal('refused', answer.skipped.today > 0 ? alreadyReminded : nothingOpen);
  return answer;
});

interface Wanted {
  unit: string;
  step: string;
}

const remindSome = (context: Context<ConductRepositories>, cycle: string, wanted: readonly Wanted[]) =>
  changePlan(context, cycle, async ({ view }) => {
    const [standings, before] = await Promise.all([readStandings(context, view, 'all'), readReminded(context, view)]);
    const cells = found(wanted, standings);
    const told = new Set((before?.cells ?? []).map(nameOf));
    const open = cells.filter(({ status }) => isOpen(status));
    const due = open.filter(({ standing, step }) => !told.has(nameOf({ unit: standing.id, step: step.id })));
    const byReader = [...Map.groupBy(due, (cell) => JSON.stringify(readerOf(cell))).values()];
    const [now, later] = [byReader.slice(0, messagesAtOnce).flat(), byReader.slice(messagesAtOnce).flat()];
    const asWanted = ({ standing, step }: Cell): Wanted => ({ unit: standing.id, step: step.id });
    const answer = {
      done: {
        reminded: now.length,
        skipped: { today: open.length - due.length, notOpen: cells.length - open.length },
      },
      left: later.map(asWanted),
    };
    if (now.length === 0) return { answer };
    return {
      answer,
      event: { type: 'reminder.sent', data: { cells: now.map(asWanted) } },
      cycleDetails: [
        {
          kind: 'REMINDER',
          id: view.today,
          before: before ?? null,
          content: { cells: [...(before?.cells ?? []), ...now.map(asWanted)] } satisfies ReminderDetail,
        },
      ],
      messages: byReader.slice(0, messagesAtOnce).map((of) => messageOf(view, of)),
    };
  });

const nameOf = ({ unit, step }: Wanted): string => JSON.stringify([unit, step]);

/** Cells named twice count once; a unit or step that is not there is not found. */
function found(wanted: readonly Wanted[], standings: readonly UnitStanding[]): Cell[] {
  const units = new Map(standings.map((one) => [one.id, one]));
  const unique = new Map(wanted.map((one) => [nameOf(one), one]));
  return [...unique.values()].map(({ unit, step: id }) => {
    const standing = units.get(unit);
    const step = steps.find((one) => one.id === id);
    const status = standing?.steps.find((one) => one.step === id);
    if (!standing || !step || !status) throw new Refusal('not-found');
    return { standing, step, status };
  });
}

/** Whom a step's owner is reached by. */
function readerOf({ standing: { unit }, status: { owner } }: Cell): Audience {
  switch (owner) {
    case 'unit':
    case 'leadingGroup':
      return { to: owner, unit: unit.id };
    case 'group':
      return { to: 'group', group: unit.group };
    case 'office':
    case 'media':
      return { to: owner };
  }
}

function messageOf({ id: cycle }: CycleView, cells: readonly Cell[]): Message & { audience: Audience } {
  const [first] = cells as [Cell, ...Cell[]];
  const base = `/cycles/${encodeURIComponent(cycle)}`;
  const units = new Set(cells.map(({ standing }) => standing.id));
  const due = cells.flatMap(({ status }) => status.due ?? []).toSorted();
  const link =
    cells.length === 1
      ? `${base}/${first.step.page(first.standing.id)}`
      : `${base}/conduct${units.size === 1 ? `/${encodeURIComponent(first.standing.id)}` : ''}`;
  const lines = cells.map(lineOf);
  return {
    audience: readerOf(first),
    topic: 'reminder',
    title:
      cells.length === 1
        ? { zh: `催办：${first.step.label.zh}`, en: `Reminder: ${first.step.label.en}` }
        : { zh: `催办：${cells.length}项工作尚未完成`, en: `Reminder: ${cells.length} things to do` },
    text: { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') },
    link,
    due: due[0] ?? null,
  };
}

const lineOf = ({ standing: { name }, step, status: { due } }: Cell): Bilingual => ({
  zh: `${name}：${step.task.zh}${due === null ? '' : `（截止 ${due}）`}`,
  en: `${name}: ${step.task.en}${due === null ? '' : ` (by ${due})`}`,
});

const alreadyReminded = {
  zh: '所选事项今天已经催办过，每天最多催办一次。',
  en: 'These have been reminded of today; once a day is enough.',
};
const nothingOpen = { zh: '所选事项都已完成或不需要办理。', en: 'Nothing of this is open.' };
