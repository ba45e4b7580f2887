import type { Output } from '#shared/api/operation.ts';
import { finishInterview, listInterviewees, readInterviews, saveInquiry } from '#shared/api/conduct/interviews.ts';
import type { Caller } from '#infra/local/caller.ts';
import { namedUlid } from '../random.ts';
import { must } from '../steps.ts';
import { type Conducting, readUnit } from './conducting.ts';

/** The team's members on the list, two of the talks written up. */
export async function interview(conducting: Conducting, unit: string, byGroup: Caller): Promise<void> {
  const { cycle, tenant, today, policy } = conducting;
  const at = { cycle, unit };
  const read = async () => (await must(byGroup, readInterviews, at)) as Output<typeof readInterviews>;
  const { suggested, inquiries } = await read();
  if (suggested.length > 0)
    await must(byGroup, listInterviewees, {
      ...at,
      entries: suggested.slice(0, 8).map(({ person, name, category }) => ({
        ...{ id: namedUlid(`${tenant} interview ${unit} ${person}`), person, name, post: '', category },
      })),
    });
  for (const { person, version } of inquiries)
    if (version === 0)
      await must(byGroup, saveInquiry, {
        ...at,
        person,
        version,
        text: '经向单位了解，本人因病住院治疗，现在家休养。',
      });

  const { people } = await readUnit(conducting, unit);
  const cadres = people.filter(({ rank, status }) => rank === 'cadre' && status !== 'notAppraised');
  const { interviews } = await read();
  for (const { id, who, version, state } of interviews.slice(0, 2)) {
    if (state !== 'listed') continue;
    const others = cadres.filter((cadre) => cadre.id !== who.person);
    await must(byGroup, finishInterview, {
      ...{ ...at, interview: id, version },
      record: {
        ...{ date: today, interviewers: ['考核组组长', '考核组成员'] },
        notes: policy.interviews.topics.slice(0, 1).map((topic) => ({
          topic,
          text: '班子比较团结，分工明确，遇到难题能一起想办法；决策前听取群众意见还不够充分。',
        })),
        outstanding: others.slice(0, 1).map((cadre) => ({ person: cadre.id, reason: '作风扎实，急难任务冲在前面' })),
        poor: [],
        recommendations: others.slice(0, 1).map((cadre) => ({ person: cadre.id, method: 'oral' })),
        ...{ good: '重点工作推进有力', bad: '对年轻干部培养不够' },
      },
    });
  }
}
