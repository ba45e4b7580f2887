import { readPoll } from '#shared/api/ballots/polls.ts';
import { ballotsTogether, type BoxBallots, boxBallotsOf, paperBallotsOf } from '#shared/ballots/blank.ts';
import { paperResultsOf, type Result, resultsOf } from '#shared/ballots/results.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import { type CycleView, mayActOn, readCycle, unitInReach } from '#functions/conduct/view.ts';
import { implement } from '#functions/platform/operation.ts';
import { votingLink } from './links.ts';
import { bagOf } from './cards.ts';
import { type BallotsContext, readPollOf, runsPolls, type StoredPoll } from './poll-at.ts';
import { cardCounts, readPollFacts, readPresence, readTotals } from './poll-facts.ts';
import { actsOf, lineOf } from './poll-line.ts';
import { readFileOf } from './read-published.ts';

/**
 * Steps and counts, never who: of the voters it is told who was given a card, of the cards how many were exchanged, of
 * the ballots nothing until the poll is closed.
 */
export const readPollOperation = implement(readPoll, async (place, context: BallotsContext) => {
  const { conduct, ballots } = context.repositories;
  const view = await readCycle(context, place.cycle);
  const unit = unitInReach(context, view, place.unit, 'conduct.read', 'conduct.staff', 'conduct.unit');
  const [stored, poll] = await Promise.all([conduct.readUnit(place.cycle, place.unit), readPollOf(context, place)]);
  const at = { view, unit, facts: factsOf(stored) };
  const [head, wrongCodes, voters, allCards, presence] = await Promise.all([
    ballots.readHead(poll.id),
    ballots.readGuesses(poll.id),
    ballots.listVoters(poll.id),
    ballots.listCards(poll.id),
    readPresence(context, at, poll),
  ]);
  const cards = cardCounts(allCards);
  const facts = await readPollFacts(context, at, poll, { cards: allCards, presence, voters });
  const { acts, problems } = actsOf(context, at, poll, { head, wrongCodes, facts });
  const counted = await readResults(context, view, unit, poll);
  const results = counted && counted.results;
  return {
    poll: lineOf(at, poll, acts, facts),
    link: poll.fingerprint === null || poll.state === 'voided' ? null : votingLink(context, poll),
    voters: voters.map(({ sk: id, name, category, given, without }) => ({
      ...{ id, name, category, given, own: without !== null },
      present: presence && presence.get(id) === true,
    })),
    progress: {
      ...(poll.turnout
        ? { cards: poll.turnout.cards, voided: poll.turnout.voided, issued: poll.turnout.issued }
        : cards),
      bag: bagOf(poll, allCards, voters),
      cast: poll.turnout && Math.min(...poll.turnout.cast),
      wrongCodes,
      guessesAllowed: head ? head.guessesAllowed : 0,
    },
    paper: runsPolls(context, view, unit, poll) && poll.state === 'preparing' ? poll.paper : uncounted(poll),
    results: results && results.map(({ subject, voters: cast, counts }) => ({ subject, voters: cast, counts })),
    ballots: counted && ballotsTogether(poll, counted.ballots),
    comments: results && seesComments(context, view, unit, poll) ? await readComments(context, poll, results) : null,
    problems,
  };
});

/** What was counted on paper is seen by those who count it, until it is confirmed: then as results alone. */
const uncounted = ({ paper }: StoredPoll): StoredPoll['paper'] => ({ ...paper, entered: null });

/** Whoever watches over the poll sees counts before they are published; the unit that runs its own does not. */
const seesComments = (context: BallotsContext, view: CycleView, unit: Unit, { purpose }: StoredPoll): boolean =>
  (['conduct.group', 'conduct.plan', ...(purpose === 'staff' ? (['conduct.staff'] as const) : [])] as const).some(
    (permission) => mayActOn(context, view, permission, unit),
  );

/** Once it is closed, without what too few judged; null: there is nothing to be seen yet, or not by this reader. */
async function readResults(
  context: BallotsContext,
  view: CycleView,
  unit: Unit,
  poll: StoredPoll,
): Promise<{ results: Result[]; ballots: BoxBallots[] } | null> {
  const isSeen = poll.state === 'published' || (poll.state === 'closed' && seesComments(context, view, unit, poll));
  if (!isSeen) return null;
  const file = await readFileOf(context, poll);
  // What was published stands, also where its boxes are gone: they do not come with an archive.
  if (file)
    return {
      results: file.boxes
        .flatMap((box, n) => box.results.map((result) => ({ box: n, voters: box.cast, ...result })))
        .sort((a, b) => a.subject - b.subject),
      ballots: file.boxes.map(({ cast, invalid, blank }) => ({
        ...{ cast, ...(invalid !== undefined && { invalid }), ...(blank !== undefined && { blank }) },
      })),
    };
  if (poll.medium === 'paper') {
    if (!poll.paper.entered) return null;
    const { count } = poll.paper.entered;
    const results = paperResultsOf(poll, count);
    return { results, ballots: paperBallotsOf(poll, count, results) };
  }
  const totals = await readTotals(context, poll.id);
  const results = resultsOf(poll, totals);
  return { results, ballots: boxBallotsOf(poll, totals, results) };
}

/** In the order of their random ids, of those subjects alone whose counts may be seen. */
async function readComments(
  { repositories: { ballots } }: BallotsContext,
  poll: StoredPoll,
  results: readonly Result[],
) {
  const boxes = await Promise.all(poll.boxes.map((_, box) => ballots.listComments(poll.id, box)));
  return results
    .filter(({ counts }) => counts !== null)
    .map(({ subject, box }) => {
      const place = poll.boxes[box]?.subjects.indexOf(subject);
      const texts = (boxes[box] ?? []).filter((comment) => comment.subject === place).map(({ text }) => text);
      return { subject, texts };
    })
    .filter(({ texts }) => texts.length > 0);
}
