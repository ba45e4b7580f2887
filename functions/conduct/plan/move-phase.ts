import { closePhase, openPhase, reopenPhase } from '#shared/api/conduct/plan.ts';
import { openObligations } from '#shared/appraisal/board.ts';
import { type Moved, move } from '#shared/appraisal/machine.ts';
import { phaseMachine } from '#shared/appraisal/phase.ts';
import type { Phase, PhaseId } from '#shared/appraisal/plan.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changePlan, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';
import { readStandings, type UnitStanding } from './board-units.ts';
import type { ClosingDetail } from './closings.ts';
import { type GroupStanding, groupStandings, isHeadless } from './groups.ts';

type ConductContext = Context<ConductRepositories>;
interface Wanted {
  cycle: string;
  phase: PhaseId;
  reason: string | null;
}

export const openPhaseOperation = implement(openPhase, ({ cycle, phase }, context: ConductContext) =>
  movePhase(context, 'open', { cycle, phase, reason: null }),
);

export const reopenPhaseOperation = implement(reopenPhase, (wanted, context: ConductContext) =>
  movePhase(context, 'reopen', wanted),
);

export const closePhaseOperation = implement(closePhase, (wanted, context: ConductContext) =>
  movePhase(context, 'close', wanted),
);

const movePhase = (
  context: ConductContext,
  action: keyof typeof phaseMachine.actions,
  { cycle, phase, reason }: Wanted,
): Promise<{ phase: PhaseId; state: Phase['state'] }> =>
  changePlan(context, cycle, async ({ view, plan }) => {
    const { conduct } = context.repositories;
    const closing = action === 'close';
    const standings = closing ? await readStandings(context, view, 'all') : [];
    const open = openObligations(steps, standings, phase);
    const groups = action === 'open' ? await groupsOf(context, view, phase) : [];
    const facts = {
      open: open.reduce((sum, { units }) => sum + units.length, 0),
      reason,
      conflicts: groups.flatMap(({ members }) => members).filter(({ conflict }) => conflict !== null).length,
      headless: groups.filter(isHeadless).length,
    };
    const moved = move(phaseMachine, plan.phases[phase].state, action, facts);
    const { to, event } = movedOrRefused(detailed(moved, { open, standings, groups }));
    const at = { at: context.clock.now().toISOString(), by: by(context) };
    const closed = closing ? { ...at, reason, open: facts.open } : null;
    return {
      answer: { phase, state: to },
      plan: { ...plan, phases: { ...plan.phases, [phase]: { ...plan.phases[phase], state: to, closed } } },
      event: {
        type: event,
        data: { phase, ...(reason !== null && { reason }), ...(closing && { open: facts.open, left: open }) },
      },
      ...(closing && {
        cycleDetails: [
          {
            kind: 'CLOSING',
            id: phase,
            before: (await conduct.readDetail<ClosingDetail>(cycle, null, 'CLOSING', phase)) ?? null,
            content: { open } satisfies ClosingDetail,
          },
        ],
      }),
    };
  });

/** The groups are asked after where their own work begins: they go to the units. */
const groupsOf = async (context: ConductContext, view: CycleView, phase: PhaseId): Promise<GroupStanding[]> =>
  phase === 'onSite' ? groupStandings(view, await context.repositories.users.listUsers()) : [];

const shownNames = 5;

/** Names what stands in the way: which steps are open in which units, which member belongs where, which group has nobody. */
function detailed<S extends string>(
  moved: Moved<S>,
  { open, standings, groups }: { open: ClosingDetail['open']; standings: UnitStanding[]; groups: GroupStanding[] },
): Moved<S> {
  if (moved.ok) return moved;
  const nameOf = new Map(standings.map(({ id, name }) => [id, name]));
  const problems = moved.problems.flatMap((problem) => {
    if (problem.code === 'open-obligations')
      return [
        problem,
        ...open.map(({ step: id, units }) => {
          const step = steps.find((one) => one.id === id)!;
          const names = units.slice(0, shownNames).map((unit) => nameOf.get(unit) ?? unit);
          const rest = units.length - names.length;
          const message = {
            zh: `“${step.label.zh}”尚有 ${units.length} 个单位未完成：${names.join('、')}${rest > 0 ? '等' : ''}。`,
            en: `${step.label.en}: open in ${units.length} units: ${names.join(', ')}${rest > 0 ? ', …' : ''}.`,
          };
          return { path: `steps.${id}`, code: problem.code, message };
        }),
      ];
    if (problem.code === 'member-of-own-unit')
      return [
        problem,
        ...groups.flatMap(({ id, name, members }) =>
          members.flatMap(({ name: who, conflict }) => {
            if (conflict === null) return [];
            const message = {
              zh: `${name}的${who}是${conflict.name}的人员。`,
              en: `${who} of ${name} belongs to ${conflict.name}.`,
            };
            return [{ path: `groups.${id}`, code: problem.code, message }];
          }),
        ),
      ];
    if (problem.code === 'group-without-head')
      return [
        problem,
        ...groups.filter(isHeadless).map(({ id, name }) => {
          const message = { zh: `${name}还没有组长或带队县领导。`, en: `${name} has nobody.` };
          return { path: `groups.${id}`, code: problem.code, message };
        }),
      ];
    return [problem];
  });
  return { ...moved, problems };
}
