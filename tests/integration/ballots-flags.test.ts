import { beforeEach, expect, test } from 'vitest';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';

/** What the voting page's functions are let do at each step: they see nothing of a poll but these. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const flagsOf = async ({ ballots, id }: RunningPoll) => {
  const { phase, issuing, casting } = (await ballots.readHead(id))!;
  return [phase, issuing && 'issuing', casting && 'casting'].filter(Boolean).join(' ');
};

test('in the room: papers, then ballots, never both', async () => {
  const poll = await makeFrozenPoll(county, { voters: 6 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  const flags = [await flagsOf(poll)];
  await acted(poll, 'issuing');
  flags.push(await flagsOf(poll));
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  flags.push(await flagsOf(poll));
  for (const [i, one] of people.entries()) await one.cast(papers[i]![0]!, rowsOf(papers[i]![0]!));
  await acted(poll, 'closing');
  flags.push(await flagsOf(poll));
  await acted(poll, 'publication');
  flags.push(await flagsOf(poll));
  await acted(poll, 'voiding', { reason: '会场有人代投' }, county.office);
  flags.push(await flagsOf(poll));
  expect(flags).toEqual([...['waiting', 'under-way issuing', 'under-way casting', 'over', 'published', 'voided']]);
});

test('dispersed: both at once until it is closed', async () => {
  const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
  const flags = [await flagsOf(poll)];
  await acted(poll, 'opening');
  flags.push(await flagsOf(poll));
  await acted(poll, 'closing');
  flags.push(await flagsOf(poll));
  expect(flags).toEqual(['waiting', 'under-way issuing casting', 'over']);
});

test('void while papers are issued: neither', async () => {
  const poll = await makeFrozenPoll(county);
  await acted(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  await acted(poll, 'voiding', { reason: '停电' }, county.office);
  expect(await flagsOf(poll)).toBe('voided');
});
