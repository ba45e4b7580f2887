import { describe, expect, test } from 'vitest';
import type { TestUser } from '#tests/service.ts';
import { ask, eventsOf, got } from './county.ts';
import { at, people, type Refused, slot, withMeetings } from './conduct-meetings.ts';

const here = withMeetings();
const { done, facts, post, refused, roster } = here;

/** The department's meeting on its day: agreed, its list submitted with one person served. */
async function onTheDay() {
  const { groupMember, departmentLiaison } = here.county.users;
  await done('d1', 'meeting/proposals', { slot: slot(), number: 0 }, groupMember);
  await done('d1', 'meeting/confirmation', { number: 1 }, departmentLiaison);
  await done('d1', 'roster', { category: '服务对象代表', people: people(1) }, departmentLiaison);
  await done('d1', 'roster/submission', { seen: 7 }, departmentLiaison);
  here.setClock('2026-12-30T01:00:00Z');
  return [...['d1-1', 'd1-2', 'd1-3', 'd1-4', 's1-1', 's1-2'].map((id) => `@${id}`), people(1)[0]!.id];
}

type Marked = { results: { participant: string; outcome: string }[] };
const present = (participant: string) => ({ participant, to: 'present', reason: null, saw: 'unmarked' });

describe('attendance', () => {
  test('many mark at once and no mark is lost; who was faster stands', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, groupMember, groupLeader } = here.county.users;
    const markers = [departmentLiaison, groupMember, groupLeader];
    const answers = await Promise.all(
      ids.map((id, i) => post<Marked>('d1', 'attendance', { marks: [present(id)] }, markers[i % 3]!)),
    );
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect((await roster('d1', groupMember)).attendees.every(({ mark }) => mark?.state === 'present')).toBe(true);
    // All mark the same one away at the same moment, each with another reason: one of the marks stands.
    const absences = await Promise.all(
      markers.map((user, i) =>
        post<Marked>(
          'd1',
          'attendance',
          { marks: [{ participant: ids[0], to: 'absent', reason: `原因${i}`, saw: 'present' }] },
          user,
        ),
      ),
    );
    expect(absences.map(({ body }) => body.results[0]!.outcome).sort()).toEqual(['done', 'other', 'other']);
    expect((await eventsOf(here.county, 'conduct:2026')).map(({ type }) => type)).not.toContain('attendance.marked');
  });

  test('is marked on the day, of those on the list, absences with a reason; sent twice it is the same', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, otherLiaison } = here.county.users;
    const mark = (mark: object, user = departmentLiaison) => post<Marked>('d1', 'attendance', { marks: [mark] }, user);
    expect((await mark(present(ids[0]!), otherLiaison)).status).toBe(404);
    expect((await mark({ ...present(ids[0]!), to: 'absent' })).status).toBe(422);
    expect((await mark(present('@t1-1'))).body.results[0]!.outcome).toBe('unknown');
    for (let i = 0; i < 2; i++) expect((await mark(present(ids[0]!))).body.results[0]!.outcome).toBe('done');
    here.setClock('2026-12-29T01:00:00Z');
    expect(await refused('d1', 'attendance', { marks: [present(ids[1]!)] }, departmentLiaison)).toEqual([
      ...[422, ['not-the-day'], undefined],
    ]);
  });
});

const item = (n: number, action: string, user: TestUser, speaker: string | null = null) =>
  [`d1`, `agenda/${n}`, { action, speaker }, user] as const;

describe('the meeting', () => {
  const userId = async (user: TestUser) =>
    (await got<{ user: { id: string } }>(here.county, 'GET /api/me', undefined, user)).user.id;

  test('runs by its agenda and is closed when everybody is accounted for and has reported', async () => {
    const ids = await onTheDay();
    const { departmentLiaison, groupMember, groupLeader, otherGroup } = here.county.users;
    expect(await refused(...item(2, 'start', groupMember))).toEqual([
      422,
      ['meeting-not-under-way', 'item-before'],
      'meetings.agenda',
    ]);
    const stranger = await userId(otherGroup);
    expect(await refused(...item(1, 'start', groupMember, stranger))).toEqual([422, ['speaker'], 'meetings.speakers']);
    const { speakers } = await got<{ speakers: { user: string; as: string }[] }>(
      here.county,
      `GET ${at('d1', 'speakers')}`,
      undefined,
      groupMember,
    );
    expect(speakers).toMatchObject([{ user: await userId(groupLeader), as: 'groupHead' }]);
    await done(...item(1, 'start', groupMember, speakers[0]!.user));
    expect((await facts('d1')).chair).toMatchObject({ who: { id: 'd1-1' }, reason: null });
    expect(await refused(...item(2, 'start', groupMember))).toEqual([422, ['item-before'], 'meetings.agenda']);
    await done(...item(1, 'end', groupMember));
    await done(...item(2, 'start', departmentLiaison));

    // Minutes are kept by whoever writes them, a stale hand is told.
    const keep = (text: string, version: number, user: TestUser) =>
      ask<{ version: number; code?: string }>(
        here.county,
        `PUT ${at('d1', 'meeting/minutes')}`,
        { text, version },
        user,
      );
    expect((await keep('县教育局述职会议', 0, departmentLiaison)).body.version).toBe(1);
    expect((await keep('别的', 0, groupMember)).body.code).toBe('stale-version');

    const say = (person: string, seconds: number, version = 0) =>
      post<{ over: number }>('d1', `oral/${person}`, { seconds, version }, groupMember);
    expect((await say('d1-1', 300)).body).toEqual({ over: 0 });
    expect((await say('d1-2', 301)).body).toEqual({ over: 1 });
    expect((await say('s1-1', 200)).status).toBe(200);
    expect((await say('d1-3', 100)).status).toBe(422);
    expect((await post('d1', 'oral/d1-3/call', { called: true }, departmentLiaison)).status).toBe(403);
    await done('d1', 'oral/d1-3/call', { called: true }, groupMember);
    expect((await say('d1-3', 100, 1)).status).toBe(200);
    await done(...item(2, 'end', groupMember));
    await done(...item(3, 'start', groupMember));

    const early = await post('d1', 'meeting/closing', {}, departmentLiaison);
    expect(early.body.problems?.map(({ code }) => code)).toEqual(['agenda-open', 'unmarked', 'without-report']);
    expect(early.body.problems?.at(-1)?.message.zh).toContain('人员d1-4、人员s1-2');
    await done(...item(3, 'end', groupMember));
    const marks = ids.map((id, i) => (i === 3 ? { ...present(id), to: 'absent', reason: '出差' } : present(id)));
    await done('d1', 'attendance', { marks }, departmentLiaison);
    expect(await refused('d1', 'meeting/closing', {}, departmentLiaison)).toEqual([
      ...[422, ['without-report'], 'meetings.oral.writtenOtherwise'],
    ]);
    for (const person of ['d1-4', 's1-2']) {
      await done('d1', `oral/${person}/call`, { called: true }, groupMember);
      expect((await say(person, 240, 1)).status).toBe(200);
    }
    expect((await post('d1', 'nominees', { people: ['d1-3'], reason: null }, departmentLiaison)).status).toBe(422);
    await done('d1', 'meeting/closing', {}, departmentLiaison);
    expect((await facts('d1')).closed).toMatchObject({ expected: 7, present: 6 });
    expect((await eventsOf(here.county, 'conduct:2026'))[0]).toMatchObject({
      type: 'meeting.closed',
      data: { presentAre: ids.filter((_, i) => i !== 3), absentAre: [{ id: '@d1-4', reason: '出差' }] },
    });
    expect(
      await refused('d1', 'attendance', { marks: [{ ...present(ids[3]!), saw: 'absent' }] }, departmentLiaison),
    ).toEqual([...[422, ['meeting-closed'], undefined]]);

    // exactly one, of the unit's; another for a reason.
    const nominate = (people: string[], reason: string | null = null) =>
      refused('d1', 'nominees', { people, reason }, departmentLiaison);
    for (const wrong of [[], ['d1-3', 'd1-4']]) expect((await nominate(wrong))[2]).toBe('recognition.perUnit');
    expect((await nominate(['t1-1']))[1]).toEqual(['not-appraised']);
    expect(await nominate(['d1-3'])).toEqual([200, undefined, undefined]);
    expect((await nominate(['d1-2']))[1]).toEqual(['reason']);
    expect((await nominate(['d1-2'], '群众另有反映'))[0]).toBe(200);

    expect((await post('d1', 'meeting/reopening', { reason: '补记' }, groupMember)).status).toBe(403);
    await done('d1', 'meeting/reopening', { reason: '补记' }, groupLeader);
    expect((await facts('d1')).state).toBe('held');
  });

  test('begins without a speaker where the policy names nobody who gives the speech', async () => {
    await here.makeCounty({ meetings: { speakers: [] } });
    await onTheDay();
    await done(...item(1, 'start', here.county.users.groupMember, null));
    expect((await facts('d1')).agenda[0]).toMatchObject({ state: 'running', speaker: null });
  });

  test('does not begin before its day or without its list; another chair needs a reason', async () => {
    const { departmentLiaison, groupLeader, groupMember } = here.county.users;
    const speaker = await userId(groupLeader);
    expect(await refused(...item(1, 'start', groupMember, speaker))).toEqual([
      ...[422, ['no-day', 'roster-open'], 'schedule.bothPartiesConfirm'],
    ]);
    const chair = (reason: string | null) =>
      ask<Refused>(
        here.county,
        `PUT ${at('d1', 'meeting/chair')}`,
        { kind: 'person', id: 'd1-2', reason },
        departmentLiaison,
      );
    expect((await chair(null)).body.policyField).toBe('meetings.chair');
    expect((await chair('主要负责人出差')).status).toBe(200);
    await onTheDay();
    here.setClock('2026-12-29T01:00:00Z');
    expect((await refused(...item(1, 'start', groupMember, speaker)))[1]).toEqual(['not-the-day']);
    here.setClock('2026-12-30T01:00:00Z');
    await done(...item(1, 'start', groupMember, speaker));
    expect(await refused('d1', 'roster/reopening', { reason: '补充' }, departmentLiaison)).toEqual([
      ...[422, ['meeting-begun'], undefined],
    ]);
    expect((await refused('d1', 'meeting/cancellation', { number: 1, reason: '改期' }, groupMember))[1]).toEqual([
      'meeting-begun',
    ]);
  });
});
