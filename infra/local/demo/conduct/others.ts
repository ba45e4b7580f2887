import type { Output } from '#shared/api/operation.ts';
import { assignMediaSlot, readMedia, saveMediaRoster } from '#shared/api/conduct/media.ts';
import { answerQuestion, askQuestion, readQuestion } from '#shared/api/conduct/questions.ts';
import { addDays } from '#shared/policy/civil-date.ts';
import { namedUlid } from '../random.ts';
import { must } from '../steps.ts';
import { type Conducting, firstLevel } from './conducting.ts';

/** Six units report on television, four have their times. */
export async function media(conducting: Conducting): Promise<void> {
  const { cycle, today, as } = conducting;
  const [office, station] = [await as('appraisal-office'), await as('media')];
  const { version, candidates, units } = (await must(office, readMedia, { cycle })) as Output<typeof readMedia>;
  if (units.length > 0) return;
  const listed = firstLevel(conducting).slice(0, 6);
  const roster = listed.flatMap(({ id }) => {
    const person = candidates?.find(({ unit }) => unit === id)?.people[0];
    return person ? [{ unit: id, person: person.id }] : [];
  });
  await must(office, saveMediaRoster, { cycle, version, roster, reason: '经研究确定媒体述职单位' });
  for (const [i, { unit }] of roster.slice(0, 4).entries())
    await must(station, assignMediaSlot, {
      ...{
        cycle,
        unit,
        date: addDays(today, 4 + Math.floor(i / 2)),
        start: i % 2 === 0 ? '19:40' : '19:50',
        minutes: 5,
      },
    });
}

/** Two questions of the supervisor, one of them answered. */
export async function questions(conducting: Conducting): Promise<void> {
  const { cycle, tenant, as } = conducting;
  const [supervisor, office] = [await as('supervisor'), await as('appraisal-office')];
  const ask = async (key: string, unit: string | null, title: string, text: string): Promise<string> => {
    const id = namedUlid(`${tenant} question ${key}`);
    await must(supervisor, askQuestion, { cycle, id, unit, person: null, step: null, title, text });
    return id;
  };
  const late = firstLevel(conducting).at(-1)!;
  await ask('late', late.id, '为何至今未确认考核通知', `${late.name}至今未确认收到考核通知，请说明原因和下一步安排。`);
  const first = await ask(
    'quota',
    null,
    '优秀名额的计算',
    '请说明今年各考核组优秀名额的计算基数，借调人员计入哪个考核组。',
  );
  const question = (await must(office, readQuestion, { cycle, id: first })) as Output<typeof readQuestion>;
  if (question.state === 'asked')
    await must(office, answerQuestion, {
      ...{ cycle, id: first, version: question.version },
      text: '以各考核组参加考核的科级干部人数为基数；借调满半年的，计入借调单位所在的考核组。',
    });
}
