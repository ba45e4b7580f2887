import { ulid } from 'ulid';
import type { Page } from 'playwright-core';
import type { readRoster } from '#shared/api/conduct/meeting.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import type { Output } from '#shared/api/operation.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { got } from '#tests/integration/county.ts';
import type { ConductWorld } from './conduct-county.ts';

/** A township's meeting up to the moment at which people vote, made over HTTP: how it comes about is told elsewhere. */

const conduct = '/api/cycles/2026/conduct/t1';
/** when the meeting is held */
export const meetingDay = '2026-12-29';
export const villagers = ['村支书甲', '村主任乙', '村委员丙', '村委员丁'];
export const delegates = Array.from({ length: 20 }, (_, i) => `代表${String(i + 1).padStart(2, '0')}`);
/** whom the group checks in at the door itself */
export const lateComers = ['周敏', '村委员丁'];

/** The 2011 policy with comments on ballots, and a weight for what principals think of themselves. */
function policyOf() {
  const base = presets['county-appraisal-2011']!;
  const principal = { mass: 50, peer: 20, leader: 25, self: 5 };
  const comments = { ...base.ballots.comments, enabled: true, requiredFor: ['incompetent' as const], maxChars: 200 };
  return {
    ...base,
    schedule: { ...base.schedule, onSite: { from: '2026-12-28', to: '2027-01-10' } },
    opinion: { ...base.opinion, weights: { ...base.opinion.weights, principal } },
    // Delegates do not rate the ordinary staff, so that they are a class of their own.
    ballots: { ...base.ballots, comments, mass: { ...base.ballots.mass, staffNotRatedBy: ['人大代表'] } },
  };
}

/** The cycle is open, the meeting agreed on and its list handed in. */
export async function prepareMeeting({ county, users }: ConductWorld): Promise<void> {
  const { groupLeader, liaison } = users;
  const { current } = await got<{ current: PolicyVersion['id'] }>(county, 'GET /api/policies');
  const [policyVersion, reason] = [ulid(), '设语言评价和自我估评'];
  const policy = policyOf();
  await got(county, 'POST /api/policies', { id: policyVersion, basedOn: current, preset: null, policy, reason });
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  await got(county, 'POST /api/cycles', { cycle, policyVersion });
  const slot = { date: meetingDay, from: '09:00', to: '11:30', place: '镇政府三楼会议室' };
  await got(county, `POST ${conduct}/meeting/proposals`, { slot, number: 0 }, groupLeader);
  await got(county, `POST ${conduct}/meeting/confirmation`, { number: 1 }, liaison);
  for (const [category, names] of [
    ['村（居）“两委”负责人', villagers],
    ['人大代表', delegates],
  ] as const) {
    const people = names.map((name) => ({ id: ulid(), name, note: '' }));
    await got(county, `POST ${conduct}/roster`, { category, people }, liaison);
  }
  const { attendees } = await rosterOf({ county, users });
  await got(county, `POST ${conduct}/roster/submission`, { seen: attendees.length }, liaison);
}

/** On the day: the reports are heard, and all but the late comers are there. */
export async function hearReports(world: ConductWorld): Promise<void> {
  const { county, users } = world;
  const { groupLeader, liaison } = users;
  const { attendees } = await rosterOf(world);
  const marks = attendees
    .filter(({ expected, name }) => expected && !lateComers.includes(name))
    .map(({ id: participant }) => ({ participant, to: 'present', reason: null, saw: 'unmarked' }));
  for (const some of [marks.slice(0, 20), marks.slice(20)])
    await got(county, `POST ${conduct}/attendance`, { marks: some }, liaison);
  const { speakers } = await got<{ speakers: { user: string }[] }>(
    county,
    `GET ${conduct}/speakers`,
    undefined,
    groupLeader,
  );
  for (const [item, action] of [
    [1, 'start'],
    [1, 'end'],
    [2, 'start'],
    [2, 'end'],
    [3, 'start'],
  ] as const) {
    const speaker = item === 1 && action === 'start' ? speakers[0]!.user : null;
    await got(county, `POST ${conduct}/agenda/${item}`, { action, speaker }, groupLeader);
  }
}

const rosterOf = ({ county, users }: Pick<ConductWorld, 'county' | 'users'>) =>
  got<Output<typeof readRoster>>(county, `GET ${conduct}/roster`, undefined, users.groupLeader);

/** Kept where KAOPING_SHOTS says, for whoever wants to see how it looks. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['KAOPING_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
