import { freeze, vote } from './ballots.ts';
import { arrange } from './schedule.ts';
import { type Conducting, firstLevel, helper, readUnit } from './conducting.ts';
import { interview } from './interviews.ts';
import { checkIn, drawUpRoster, holdMeeting } from './meeting.ts';
import { media, questions } from './others.ts';
import { planYear, publish } from './plan.ts';
import { prepare } from './preparation.ts';
import { ratings } from './ratings.ts';
import { writeReport } from './reports.ts';
import { madeUpName } from '../names.ts';
import { Draws } from '../random.ts';

/**
 * The conduct of a demo county's year under way, dated from today: the notice went out, most units have prepared
 * themselves, some have agreed on their meeting, one has held it, has voted and is being interviewed; another one's boxes
 * are frozen, and somebody who is there already can take their card. Everything through the service's operations, by
 * users with the roles for it; what is there already is not done again.
 */
export async function seedConduct(conducting: Conducting): Promise<void> {
  const draws = new Draws(`${conducting.county.key} group leaders`);
  const [own, ...otherGroups] = conducting.county.groups;
  for (const { id } of otherGroups)
    await helper(conducting, {
      ...{ login: `leader-${id}`, name: madeUpName(draws) },
      roles: [{ role: 'group-leader', scope: id }],
    });
  await planYear(conducting);
  const number = await publish(conducting);
  const units = firstLevel(conducting);
  const byGroup = await conducting.as('group-leader');
  const ofGroup = units.filter(({ group }) => group === own!.id);
  for (const [order, unit] of units.entries()) {
    // The last two have done nothing yet: the board shows who is late.
    if (order >= units.length - 2) continue;
    const byUnit =
      order === 0
        ? await conducting.as('unit-liaison')
        : await helper(conducting, {
            ...{ login: `liaison-${unit.id}`, name: `${unit.name.slice(0, 20)}联络员` },
            roles: [{ role: 'unit-liaison', scope: unit.id }],
          });
    await prepare(conducting, await readUnit(conducting, unit.id), byUnit, { number, order });
    if (order % 3 !== 2)
      await writeReport(conducting, byUnit, { unit: unit.id, subject: 'team', from: order, hand: order % 6 !== 4 });
    const n = ofGroup.indexOf(unit);
    if (n < 0) continue;
    await arrange(conducting, { unit: unit.id, name: unit.name, n, byUnit, byGroup });
    if (n === 0) {
      await drawUpRoster(conducting, unit.id, byUnit);
      await freeze(conducting, unit.id, byGroup);
      await checkIn(conducting, unit.id, { byUnit, role: 'voter' });
    }
    if (n === 1) {
      await holdMeeting(conducting, unit.id, { byUnit, byGroup });
      const poll = await freeze(conducting, unit.id, byGroup);
      if (poll) await vote(conducting, poll, byGroup);
      await interview(conducting, unit.id, byGroup);
    }
  }
  await media(conducting);
  await questions(conducting);
  await ratings(conducting);
}
