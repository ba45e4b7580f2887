import { markAttendance } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import {
  type AttendanceInput,
  attendanceMachine,
  type AttendanceMark,
  compositionRule,
  type Participant,
  participantOf,
  stateOf,
} from '#shared/appraisal/meeting-roster.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { movedOrRefused, untilWritten } from '../change.ts';
import { factsOf } from '../repository.ts';
import { readCycle, refuseIfClosed, unitInReach } from '../view.ts';
import { bothSides, type MeetingContext, readRoll, type StoredParticipant } from './details.ts';

/**
 * A batch of marks in one transaction that touches the marked participants alone and checks that the unit is as it was
 * read: several people mark at once without waiting for each other, and nobody after the meeting was closed. A mark on
 * somebody who is by now marked otherwise than the actor saw is not made; who was faster stands, and is given back.
 */
export const markAttendanceOperation = implement(
  markAttendance,
  ({ cycle, unit: id, marks }, context: MeetingContext) =>
    untilWritten(async () => {
      const { conduct } = context.repositories;
      const view = await readCycle(context, cycle);
      const unit = unitInReach(context, view, id, ...bothSides);
      refuseIfClosed(view);
      const stored = await conduct.readUnit(cycle, id);
      const { meeting } = factsOf(stored);
      const input: Omit<AttendanceInput, 'reason'> = {
        ...{ rosterSubmitted: meeting.roster.state === 'submitted', today: view.today },
        ...{ closed: meeting.state === 'closed' },
        day: meeting.schedule.state === 'agreed' ? (meeting.schedule.slot?.date ?? null) : null,
      };
      // The last mark of a batch on the same person holds.
      const wanted = [...new Map(marks.map((one) => [one.participant, one])).values()];
      const [roll, found] = await Promise.all([
        readRoll(conduct, cycle, id),
        Promise.all(wanted.map(({ participant }) => conduct.readDetail<Participant>(cycle, id, 'ROSTER', participant))),
      ]);
      const staffLabel = compositionRule(view.policy, unit.category).staff;
      const staff = new Map((roll?.staff ?? []).map((line) => [participantOf(line.person), line]));
      const who = { at: context.clock.now(), actor: by(context) };
      const parts: TransactPart[] = [];
      const results = wanted.map(({ participant, to, reason, saw }, i) => {
        const before: StoredParticipant | undefined = found[i];
        const line = staff.get(participant);
        const known: Participant | undefined = before
          ? participantIn(before)
          : line && {
              ...{ kind: 'staff', person: line.person, name: line.name, category: staffLabel },
              ...{ note: '', removed: false, mark: null },
            };
        if (!known || known.removed || (known.kind === 'staff' && !line))
          return { participant, outcome: 'unknown' as const, mark: null };
        movedOrRefused(move(attendanceMachine, stateOf(known), to, { ...input, reason }));
        const now = stateOf(known);
        if (now === to && (known.mark?.reason ?? null) === (to === 'absent' ? reason : null))
          return { participant, outcome: 'done' as const, mark: known.mark };
        if (now !== saw) return { participant, outcome: 'other' as const, mark: known.mark };
        const mark: AttendanceMark | null =
          to === 'unmarked'
            ? null
            : { state: to, reason: to === 'absent' ? reason : null, at: who.at.toISOString(), by: who.actor };
        const at = { cycle, unit: id, kind: 'ROSTER', id: participant };
        parts.push(conduct.puttingDetail(at, before ?? null, { ...known, mark }, who));
        return { participant, outcome: 'done' as const, mark };
      });
      if (parts.length > 0)
        await conduct.client.transact([
          { check: conduct.keys.unit(cycle, id), condition: { version: stored?.version } },
          ...parts,
        ]);
      return { results };
    }),
);

const participantIn = ({ kind, person, name, category, note, removed, mark }: Participant): Participant => ({
  ...{ kind, person, name, category, note, removed, mark },
});
