import { publishPoll } from '#shared/api/ballots/polls.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { implement } from '#functions/platform/operation.ts';
import { about, act, headPart, nameOf, pollPage, refuseIfStale } from './moves.ts';
import { type BallotsContext, changePoll, moved } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';
import { digestOf, fileName, publishedContent, publishedFile, readCounted } from './published-file.ts';
import { tallyChange } from './tally.ts';

/**
 * The file is written first: it is the same each time, and nobody is given it before the poll is published. A trial is
 * published for its voters to see, and counts for nothing.
 */
export const publishPollOperation = implement(publishPoll, ({ version, ...at }, context: BallotsContext) =>
  changePoll(context, at, async (unitAt) => {
    const { stored, unit } = unitAt;
    if (stored.state === 'published') return { answer: {} };
    refuseIfStale(stored, version);
    const { ballots } = context.repositories;
    const facts = await readPollFacts(context, unitAt, stored);
    // In the wrong state there is nothing to be counted; the machine says so.
    const counted = stored.state === 'closed' && facts.isConsistent ? await readCounted(context, stored) : null;
    const published = counted && publishedContent(unitAt, stored, counted);
    // Nothing is published that anybody would find at fault by the file.
    const isConsistent = published !== null && counted!.agrees && verifyPublished(published).length === 0;
    const { to, event } = moved(stored, 'publish', { ...facts, isConsistent });
    const bytes = publishedFile(published!);
    await context.files.put(fileName(at.poll), bytes, { type: 'application/json' });
    const file = digestOf(bytes);
    const { results } = counted!;
    const data = {
      ...{ ...about(at, stored), file, turnout: stored.turnout },
      withheld: results.filter(({ counts }) => counts === null).length,
    };
    const name = nameOf(unitAt, at, stored);
    const told = {
      topic: 'ballots',
      title: { zh: `测评结果已公布：${unit.name}`, en: `Ballots published: ${unit.name}` },
      text: {
        zh: `${unit.name}${name.zh}测评结果已公布，凭回执可以查验本人的票是否计入。`,
        en: `The result of ${name.en} in ${unit.name} is published; a receipt shows that a ballot was counted.`,
      },
      link: pollPage(at),
      due: null,
    };
    return {
      answer: {},
      poll: { state: to, published: act(context), file },
      cycleDetails: await tallyChange(context, at, { poll: stored, results, published: true }),
      also: stored.medium === 'paper' ? [] : [headPart(ballots, at.poll, { phase: 'published' }, { phase: 'over' })],
      event: { type: event, data },
      messages: stored.dryRun
        ? []
        : [
            { audience: { to: 'unit', unit: at.unit }, ...told },
            { audience: { to: 'leadingGroup', unit: at.unit }, ...told },
            { audience: { to: 'group', group: unit.group }, ...told },
          ],
    };
  }),
);
