import { listReports } from '#shared/api/conduct/reports.ts';
import type { Output } from '#shared/api/operation.ts';
import { reportState } from '#shared/appraisal/report-machine.ts';
import { teamSubject } from '#shared/appraisal/report-text.ts';
import { owesReport, teamOwes } from '#shared/appraisal/reports.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { mayActOn, readAppraised, readCycle, unitInReach } from '../view.ts';
import type { StoredReport } from './details.ts';
import { mayReadOf } from './report-at.ts';

type Row = Output<typeof listReports>['reports'][number];

/** How a unit's reports stand; the texts are not among it, and of a draft not even the length. */
export const listReportsOperation = implement(
  listReports,
  async ({ cycle, unit: id }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'conduct.read');
    const { conduct } = context.repositories;
    const [appraised, kept, stored] = await Promise.all([
      readAppraised(context, view),
      conduct.listDetails<StoredReport>(cycle, id, 'REPORT'),
      conduct.readUnit(cycle, id),
    ]);
    const { locked } = factsOf(stored).reports;
    const reports = new Map(kept.map((report) => [report.id, report]));
    const row = (subject: string, who: Pick<Row, 'name' | 'kind' | 'home' | 'owed'>): Row => {
      const report = reports.get(subject);
      const last = report?.submissions.at(-1);
      return {
        ...{ subject, ...who },
        state: report ? reportState(report.state, locked !== null) : null,
        ...{ characters: last?.characters ?? null, submittedAt: last?.at ?? null, late: last?.late ?? false },
        ...{ submissions: last?.number ?? 0, attachments: last?.attachments.length ?? 0 },
      };
    };
    const team = { name: unit.name, kind: 'team' as const, home: null, owed: teamOwes(view.policy) };
    const people = (appraised.get(id) ?? [])
      .map((person) => ({ person, owed: owesReport(view.policy, person) }))
      .filter(({ person, owed }) => owed || reports.has(person.id))
      .map(({ person: { id: subject, name, rank: kind, home }, owed }) => row(subject, { name, kind, home, owed }));
    const may = (permission: Parameters<typeof mayActOn>[2]) => mayActOn(context, view, permission, unit);
    return {
      unit: { id, name: unit.name },
      ...{ phase: view.plan.phases.reports, today: view.today, locked },
      reports: [...(team.owed || reports.has(teamSubject) ? [row(teamSubject, team)] : []), ...people],
      may: {
        ...{ readTeam: mayReadOf(context, view, unit, 'team'), readPersonal: mayReadOf(context, view, unit, 'staff') },
        ...{ writeTeam: may('report.write'), remind: may('conduct.unit'), lock: may('conduct.group') },
      },
    };
  },
);
