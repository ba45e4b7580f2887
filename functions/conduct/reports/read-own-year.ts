import { readOwnYear } from '#shared/api/conduct/reports.ts';
import { reportState } from '#shared/appraisal/report-machine.ts';
import { reportLimit } from '#shared/appraisal/report-text.ts';
import { owesReport } from '#shared/appraisal/reports.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { type CycleView, readCycle, readOwnPlacement } from '../view.ts';
import { readHead } from './details.ts';

type Own = NonNullable<Awaited<ReturnType<typeof readOwnPlacement>>>;

/** One's own year: who appraises one and why there, what one owes, by when, and what became of it. */
export const readOwnYearOperation = implement(readOwnYear, async ({ cycle }, context: Context<ConductRepositories>) => {
  const view = await readCycle(context, cycle);
  const { conduct } = context.repositories;
  const own = await readOwnPlacement(context, view);
  const at = own && { cycle, unit: own.appraised.unit, subject: own.appraised.id };
  const [stored, head] = await Promise.all([at && conduct.readUnit(cycle, at.unit), at && readHead(conduct, at)]);
  const { reports, notice, meeting } = factsOf(stored);
  const { plan, policy } = view;
  const last = head?.submissions.at(-1);
  const { schedule } = meeting;
  return {
    ...{ year: view.stored.content.cycle.year, today: view.today, closed: view.stored.state === 'closed' },
    reportLabel: policy.scheme.reports.labels[0] ?? null,
    phases: plan.phases,
    notice: plan.notice && { number: plan.notice.number, at: plan.notice.at },
    placement: own ? placementShown(view, own) : null,
    report:
      own && owesReport(policy, own.appraised)
        ? {
            state: head ? reportState(head.state, reports.locked !== null) : null,
            maxChars: reportLimit(policy, own.appraised.rank).max,
            ...{ characters: last?.characters ?? null, submittedAt: last?.at ?? null, late: last?.late ?? false },
            remark: head?.state === 'returned' ? (head.remarks.at(-1) ?? null) : null,
          }
        : null,
    noticeAcknowledged: plan.notice !== null && notice.acknowledged?.number === plan.notice.number,
    meeting:
      schedule.state === 'agreed' && schedule.slot ? { date: schedule.slot.date, place: schedule.slot.place } : null,
  };
});

function placementShown(view: CycleView, { appraised, placement }: Own) {
  const { units, stored } = view;
  const named = (id: string) => ({ id, name: units.get(id)?.name ?? id });
  const group = stored.content.groups.find(({ id }) => id === units.get(appraised.unit)?.group);
  return {
    person: { id: appraised.id, name: appraised.name, rank: appraised.rank },
    ...{ unit: named(appraised.unit), home: named(appraised.home) },
    group: { id: group?.id ?? '', name: group?.name ?? '' },
    ...{ reason: placement.reason, status: appraised.status },
  };
}
