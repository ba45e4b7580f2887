import type { Output } from '#shared/api/operation.ts';
import {
  addParticipants,
  closeMeeting,
  listSpeakers,
  markAttendance,
  moveAgenda,
  nominate,
  readMeeting,
  readRoster,
  recordOral,
  saveMinutes,
  submitRoster,
} from '#shared/api/conduct/meeting.ts';
import { listUsers, readMe } from '#shared/api/tenants.ts';
import type { Caller } from '#infra/local/caller.ts';
import { madeUpName } from '../names.ts';
import { Draws, namedUlid } from '../random.ts';
import { must } from '../steps.ts';
import { type Conducting, helper, readUnit } from './conducting.ts';
import { writeReport } from './reports.ts';

type Roster = Output<typeof readRoster>;

/** The participants' list with everybody the policy's rule asks for, handed in. */
export async function drawUpRoster({ cycle, tenant }: Conducting, unit: string, byUnit: Caller): Promise<void> {
  const roster = (await must(byUnit, readRoster, { cycle, unit })) as Roster;
  if (roster.state === 'submitted') return;
  const draws = new Draws(`${unit} roster`);
  const { attendees, representatives, min, max } = roster.rule;
  const each = Math.ceil(Math.min(min + 2, max ?? min + 2) / Math.max(representatives.length, 1));
  for (const [i, category] of [...attendees, ...representatives].entries()) {
    if (category === roster.rule.staff) continue;
    const people = Array.from({ length: i < attendees.length ? 3 : each }, (_, n) => ({
      ...{ id: namedUlid(`${tenant} roster ${unit} ${category} ${n}`), name: madeUpName(draws), note: '' },
    }));
    await must(byUnit, addParticipants, { cycle, unit, category, people });
  }
  const { attendees: all } = (await must(byUnit, readRoster, { cycle, unit })) as Roster;
  await must(byUnit, submitRoster, { cycle, unit, seen: all.length });
}

/** Somebody of the cast is there before the meeting begins: a card is given to whoever has checked in. */
export async function checkIn(
  conducting: Conducting,
  unit: string,
  { byUnit, role }: { byUnit: Caller; role: string },
): Promise<void> {
  const at = { cycle: conducting.cycle, unit };
  const { user } = (await must(await conducting.as(role), readMe, {})) as Output<typeof readMe>;
  const { attendees } = (await must(byUnit, readRoster, at)) as Roster;
  const own = attendees.find(({ person }) => person === user?.person?.id);
  if (!own || own.mark !== null) return;
  const mark = { participant: own.id, saw: 'unmarked', to: 'present', reason: null };
  await must(byUnit, markAttendance, { ...at, marks: [mark] });
}

/** A meeting from the written reports to its closing and the nomination, as a unit and its group hold it. */
export async function holdMeeting(
  conducting: Conducting,
  unit: string,
  { byUnit, byGroup }: { byUnit: Caller; byGroup: Caller },
): Promise<void> {
  const { cycle } = conducting;
  const at = { cycle, unit };
  const { facts, people } = await readUnit(conducting, unit);
  if (facts.meeting.state === 'closed') return;
  const taking = people.filter(({ status }) => status !== 'notAppraised');
  const { users } = (await must(conducting.byAdmin, listUsers, {})) as Output<typeof listUsers>;
  const accounts = new Map(users.map(({ person, login }) => [person?.id, login]));
  for (const [i, { id, name, home }] of taking.entries()) {
    const roles = [{ role: 'staff' as const }];
    const login = accounts.get(id)?.slice(conducting.code.length + 1) ?? `p-${id}`.toLowerCase();
    const author = await helper(conducting, {
      login,
      name,
      person: { id, unit: home },
      roles,
    });
    await writeReport(conducting, author, { unit, subject: id, from: i });
  }
  await drawUpRoster(conducting, unit, byUnit);
  const { attendees } = (await must(byUnit, readRoster, at)) as Roster;
  const marks = attendees
    .filter(({ expected, mark }) => expected && mark === null)
    .map(({ id }, i) => ({
      ...{ participant: id, saw: 'unmarked' },
      ...(i === 7 ? { to: 'absent', reason: '外出参加上级培训' } : { to: 'present', reason: null }),
    }));
  for (let i = 0; i < marks.length; i += 25)
    await must(byUnit, markAttendance, { ...at, marks: marks.slice(i, i + 25) });
  await followAgenda(conducting, unit, byGroup);
  const { minutes } = (await must(byUnit, readMeeting, at)) as Output<typeof readMeeting>;
  if (minutes.version === 0)
    await must(byUnit, saveMinutes, {
      ...{ ...at, version: 0 },
      text: '会议由单位主要负责人主持。考核组组长作考核动员讲话；科级干部逐一述职；与会人员进行了民主评议。',
    });
  await must(byGroup, closeMeeting, at);
  const { facts: after } = await readUnit(conducting, unit);
  const nominee = taking.find(({ rank, role }) => rank === 'staff' && role === 'member');
  if (after.meeting.nominees === null && nominee)
    await must(byUnit, nominate, { ...at, people: [nominee.id], reason: null });
}

/** Speech, oral reports, assessment; the second item is where cadres report by word, each within the policy's minutes. */
async function followAgenda(conducting: Conducting, unit: string, byGroup: Caller): Promise<void> {
  const at = { cycle: conducting.cycle, unit };
  const { speakers } = (await must(byGroup, listSpeakers, at)) as Output<typeof listSpeakers>;
  const { agenda, maxMinutes, oral } = (await must(byGroup, readMeeting, at)) as Output<typeof readMeeting>;
  for (const [i] of agenda.entries()) {
    const { facts } = await readUnit(conducting, unit);
    const known = facts.meeting.agenda[i]?.state ?? 'waiting';
    const move = (action: string) =>
      must(byGroup, moveAgenda, {
        ...{ ...at, item: String(i + 1), action, speaker: i === 0 && action === 'start' ? speakers[0]!.user : null },
      });
    if (known === 'waiting') await move('start');
    if (i === 1)
      for (const [n, { person, required, report, version }] of oral.entries())
        if (required && report === null)
          await must(byGroup, recordOral, { ...at, person, seconds: maxMinutes * 60 - 40 + n * 9, version });
    if (known !== 'ended') await move('end');
  }
}
