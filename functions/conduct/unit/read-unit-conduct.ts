import { permissions } from '#shared/api/access.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { mayActOn, readAppraised, readCycle, unitInReach } from '../view.ts';

export const readUnitConductOperation = implement(
  readUnitConduct,
  async ({ cycle, unit: id }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    const unit = unitInReach(context, view, id, 'conduct.read');
    const [stored, appraised] = await Promise.all([
      context.repositories.conduct.readUnit(cycle, id),
      readAppraised(context, view),
    ]);
    const { policy, plan, today } = view;
    const [facts, people] = [factsOf(stored), appraised.get(id) ?? []];
    const { history: _history, ...shown } = unit;
    const group = view.stored.content.groups.find((one) => one.id === unit.group);
    return {
      unit: shown,
      group: { id: unit.group, name: group?.name ?? unit.group },
      policyVersion: view.stored.content.policyVersion,
      ...{ today, plan, closed: view.stored.state === 'closed', facts, people },
      steps: statusOfSteps(steps, { policy, plan, unit, people, conduct: facts, today }),
      may: permissions.filter((permission) => mayActOn(context, view, permission, unit)),
    };
  },
);
