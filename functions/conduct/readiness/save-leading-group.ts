import { saveLeadingGroup } from '#shared/api/conduct/readiness.ts';
import { countMembers, leadingGroupMachine } from '#shared/appraisal/leading-group.ts';
import { move } from '#shared/appraisal/machine.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { refuseIfStale } from '../versions.ts';
import { readAppraised } from '../view.ts';
import { type LeadingGroupDetail, theGroup } from './details.ts';
import { readLeadingGroup } from './leading-group.ts';

/** The list is replaced as a whole; who was in it before stands in the record. */
export const saveLeadingGroupOperation = implement(
  saveLeadingGroup,
  ({ cycle, unit, version, members }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: leadingGroupMachine.actions.register.by },
      async ({ view, facts }) => {
        const [before = null, appraised] = await Promise.all([
          readLeadingGroup(context.repositories, cycle, unit),
          readAppraised(context, view),
        ]);
        refuseIfStale(before, version);
        const people = appraised.get(unit) ?? [];
        const state = before ? 'registered' : 'missing';
        const { leadingGroup: required } = view.policy.procedure;
        const { event } = movedOrRefused(move(leadingGroupMachine, state, 'register', { members, people, required }));
        const names = new Map(people.map(({ id, name }) => [id, name]));
        const named = members.map((member) => ({ ...member, name: names.get(member.person)! }));
        const at = context.clock.now().toISOString();
        return {
          answer: {},
          facts: {
            readiness: { ...facts.readiness, leadingGroup: { counts: countMembers(members), at, by: by(context) } },
          },
          details: [
            {
              ...{ kind: 'LEADING', id: theGroup, before },
              content: { members: named } satisfies LeadingGroupDetail,
            },
          ],
          event: { type: event, data: { unit, members: named, before: before?.members ?? null } },
        };
      },
    ),
);
